// The heat map. Only what is in view is painted, so that thousands of nodes scroll as twenty do.
const ROW = 22, COLUMN = 24, BAND = 8;

function heatMap() {
  const canvas = make('canvas', {tabindex: '0', role: 'application', 'aria-roledescription': 'heat map',
    'aria-label': 'Nodes by facts. Arrow keys move, Enter opens the node; the table below has the same as text.'});
  const room = make('div', {class: 'room'}, canvas);
  const view = make('div', {class: 'heat'}, room);
  const all = make('input', {type: 'checkbox', id: 'all', onchange: () => change({all: all.checked})});
  const empty = make('p', {class: 'empty'}, 'No node here has a finding.');
  const map = {canvas, view, room, rows: [], columns: [], bands: [], names: 120, at: {row: -1, column: 0}, head: 150};
  const section = make('section', {'aria-labelledby': 'heat-title'},
    make('h2', {id: 'heat-title'}, 'Nodes by facts'),
    make('p', {class: 'legend muted small'}, SEVERITIES.map((severity) => [swatch(severity), severity, ' ']),
      swatch('other'), 'differs, as sound nodes do ', swatch('unread'), 'not read ', make('span', {class: 'bands'}),
      make('label', {for: 'all', class: 'all'}, all, ' all nodes, and all that differs')),
    view, empty);
  watchers.push(() => {
    all.checked = state.all;
    map.rows = heatRows();
    map.columns = heatColumns(map.rows);
    map.bands = bands();
    map.at.row = -1;
    const none = !map.columns.length && !state.all;
    view.hidden = none;
    empty.hidden = !none;
    map.head = headHeight(map);
    map.names = nameWidth(map);
    room.style.width = `${left(map) + map.columns.length * COLUMN + map.head * 0.6 + 12}px`;
    room.style.height = `${map.head + map.rows.length * ROW + 4}px`;
    paintHeat(map);
  });
  view.addEventListener('scroll', () => { tip(''); paintHeat(map); });
  new ResizeObserver(() => paintHeat(map)).observe(view);
  listen(map);
  return section;
}

/** Racks and pools where they are known and tell nodes apart. */
function bands() {
  return ['pool', 'zone', 'rack'].map((name) => ({name, of: new Map([...new Set(model.nodes.map((node) => node[name]))]
    .filter(Boolean).sort(compare).map((value, i) => [value, i]))})).filter((one) => one.of.size > 1);
}

const left = (map) => map.names + map.bands.length * (BAND + 2) + 6;

function headHeight(map) {
  const paint = map.canvas.getContext('2d');
  paint.font = '12px system-ui, sans-serif';
  const longest = Math.max(0, ...map.columns.slice(0, 400).map((column) => paint.measureText(short(column.path)).width));
  return Math.min(190, Math.max(60, longest * 0.82 + 16));
}

function nameWidth(map) {
  const paint = map.canvas.getContext('2d');
  paint.font = '12px system-ui, sans-serif';
  const longest = map.rows.reduce((most, row) => (row.node && row.node.name.length > most.length ? row.node.name : most), '000 nodes alike');
  return Math.min(260, paint.measureText(longest).width + 28);
}

function paintHeat(map) {
  const {view, canvas, rows, columns} = map;
  if (view.hidden || !view.clientWidth) return;
  const width = view.clientWidth, height = view.clientHeight;
  const paint = sharp(canvas, width, height), colours = palette();
  const from = Math.max(0, Math.floor(view.scrollTop / ROW));
  const to = Math.min(rows.length, Math.ceil((view.scrollTop + height - map.head) / ROW) + 1);
  const first = Math.max(0, Math.floor(view.scrollLeft / COLUMN));
  const last = Math.min(columns.length, Math.ceil((view.scrollLeft + width) / COLUMN) + 1);
  paint.textBaseline = 'middle';
  for (let r = from; r < to; r++) paintRow(map, paint, colours, r, first, last);
  paint.clearRect(0, 0, width, map.head);
  for (let c = first; c < last; c++) paintHead(map, paint, colours, c);
  paint.clearRect(0, 0, left(map) - 4, map.head);
  paint.font = '11px system-ui, sans-serif';
  paint.fillStyle = colours.muted;
  map.bands.forEach((one, b) => upright(paint, one.name, map.names + b * (BAND + 2) + BAND / 2, map.head - 8));
}

function upright(paint, text, x, y) {
  paint.save();
  paint.translate(x, y);
  paint.rotate(-Math.PI / 2);
  paint.textAlign = 'left';
  paint.fillText(text, 0, 0);
  paint.restore();
}

function paintHead(map, paint, colours, c) {
  const x = left(map) + c * COLUMN - map.view.scrollLeft + COLUMN / 2;
  if (x < left(map)) return;
  paint.save();
  paint.font = '12px system-ui, sans-serif';
  paint.fillStyle = map.at.column === c && map.at.row >= 0 ? colours.text : colours.muted;
  paint.translate(x, map.head - 8);
  paint.rotate(-Math.PI / 3.2);
  paint.fillText(fit(paint, short(map.columns[c].path), 200), 0, 0);
  paint.restore();
}

function paintRow(map, paint, colours, r, first, last) {
  const row = map.rows[r], y = map.head + r * ROW - map.view.scrollTop, wide = map.view.clientWidth;
  if (r === map.at.row) {
    paint.fillStyle = colours.hover;
    paint.fillRect(0, y, wide, ROW);
  }
  paint.font = row.head ? '600 12px system-ui, sans-serif' : '12px system-ui, sans-serif';
  paint.fillStyle = row.node ? colours.text : colours.muted;
  if (row.head) {
    paint.fillStyle = colours.line;
    paint.fillRect(0, y + ROW - 1, wide, 1);
    paint.fillStyle = colours.muted;
    paint.fillText(fit(paint, `${row.head} · ${counted(row.count, 'node')}`, wide - 12), 4, y + ROW / 2 + 2);
    return;
  }
  for (let c = first; c < last; c++) {
    const x = left(map) + c * COLUMN - map.view.scrollLeft;
    paintCell(map, paint, colours, row, r, c, x, y);
  }
  paint.clearRect(0, y, left(map) - 4, ROW);
  if (r === map.at.row) {
    paint.fillStyle = colours.hover;
    paint.fillRect(0, y, left(map) - 4, ROW);
  }
  paint.fillStyle = row.node ? colours.text : colours.muted;
  paint.fillText(fit(paint, row.node ? row.node.name : `${counted(row.alike, 'node')} alike`, map.names - 16), 8, y + ROW / 2);
  map.bands.forEach((one, b) => {
    const index = row.node ? one.of.get(row.node[one.name]) : undefined;
    if (index === undefined) return;
    paint.fillStyle = band(index);
    paint.fillRect(map.names + b * (BAND + 2), y, BAND, ROW);
  });
}

/** Kinds differ in shape, too: full, three quarters, half, a dot, a stroke. */
function paintCell(map, paint, colours, row, r, c, x, y) {
  const kind = row.node ? cellKind(map.columns[c], row.node) : 'good';
  const size = {critical: 18, warning: 15, info: 11, other: 6, unread: 14, good: 18}[kind];
  const [cx, cy] = [x + COLUMN / 2, y + ROW / 2];
  if (kind === 'good') {
    paint.fillStyle = colours.cell;
    paint.fillRect(cx - 9, cy - 9, 18, 18);
  } else if (kind === 'unread') {
    paint.fillStyle = colours.unread;
    paint.fillRect(cx - 7, cy - 1, 14, 2);
  } else {
    paint.fillStyle = colours.cell;
    paint.fillRect(cx - 9, cy - 9, 18, 18);
    paint.fillStyle = colours[kind];
    paint.fillRect(cx - size / 2, cy - size / 2, size, size);
  }
  if (r === map.at.row && c === map.at.column) {
    paint.strokeStyle = colours.text;
    paint.lineWidth = 2;
    paint.strokeRect(cx - 10, cy - 10, 20, 20);
  }
}
