// Pointer and keyboard on the heat map.
function listen(map) {
  const {canvas, view} = map;
  canvas.addEventListener('pointermove', (event) => {
    const at = cellAt(map, event);
    canvas.classList.toggle('hit', at.row >= 0);
    if (at.row !== map.at.row || at.column !== map.at.column) {
      map.at = at;
      paintHeat(map);
    }
    tip(cellWords(map), event);
  });
  canvas.addEventListener('pointerleave', () => {
    tip('');
    if (document.activeElement !== canvas) {
      map.at = {row: -1, column: 0};
      paintHeat(map);
    }
  });
  canvas.addEventListener('click', (event) => {
    map.at = cellAt(map, event);
    enter(map);
  });
  canvas.addEventListener('keydown', (event) => {
    const by = {ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1],
      PageDown: [10, 0], PageUp: [-10, 0], Home: [0, -Infinity], End: [0, Infinity]}[event.key];
    if (by) {
      event.preventDefault();
      step(map, by);
      scrollTo(map, view);
      say(cellWords(map));
      paintHeat(map);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      enter(map);
    }
  });
}

function cellAt(map, event) {
  const row = event.offsetY < map.head ? -1 : Math.floor((event.offsetY - map.head + map.view.scrollTop) / ROW);
  const column = event.offsetX < left(map) ? -1 : Math.floor((event.offsetX - left(map) + map.view.scrollLeft) / COLUMN);
  return {row: row < map.rows.length && !(map.rows[row] || {}).head ? row : -1, column: column < map.columns.length ? column : -1};
}

/** Heads of groups are no place to stand. */
function step(map, [down, right]) {
  const {rows, columns, at} = map;
  const clamp = (value, most) => Math.max(0, Math.min(most, value));
  let row = clamp((at.row < 0 ? -1 : at.row) + down, rows.length - 1);
  while (rows[row] && rows[row].head && row + Math.sign(down || 1) >= 0 && row + 1 < rows.length) row += row === 0 ? 1 : Math.sign(down || 1);
  if (rows[row] && rows[row].head) row = at.row;
  map.at = {row, column: clamp(Math.max(0, at.column) + right, columns.length - 1)};
}

function scrollTo(map, view) {
  const top = map.at.row * ROW, across = map.at.column * COLUMN;
  if (top < view.scrollTop) view.scrollTop = top;
  if (top + ROW > view.scrollTop + view.clientHeight - map.head) view.scrollTop = top + ROW - view.clientHeight + map.head;
  if (across < view.scrollLeft) view.scrollLeft = across;
  if (across + COLUMN > view.scrollLeft + view.clientWidth - left(map)) view.scrollLeft = across + COLUMN - view.clientWidth + left(map);
}

function cellWords(map) {
  const row = map.rows[map.at.row], column = map.columns[map.at.column];
  if (!row) return '';
  if (row.alike) return `${counted(row.alike, 'node')} like the others; click to show each`;
  if (!row.node) return '';
  if (!column) return nodeWords(row.node);
  const finding = column.told.get(row.node.i);
  const value = words(column, own(column, row.node)), usual = words(column, column.usual[row.node.group]);
  return `${row.node.name}\n${column.path}\n${value}${value === usual ? '' : `, usually ${usual}`}${finding ? `\n${finding.severity}: ${finding.message}` : ''}`;
}

function enter(map) {
  const row = map.rows[map.at.row];
  if (!row) return;
  if (row.node) change({node: row.node.name}, true);
  else if (row.alike) change({all: true});
}
