// The rows and columns of the heat map: who has the same finding stands together, the worst first.

/** Rows: a head for each group, who differs, and the rest as one row that can be opened. */
function heatRows() {
  const rows = [];
  for (const group of model.groups) {
    const shown = group.nodes.filter(isShownNode);
    if (!shown.length) continue;
    const odd = shown.filter((node) => node.findings.length || (state.all && node.different)).sort(together);
    const alike = shown.filter((node) => !odd.includes(node));
    rows.push({head: group.name, count: shown.length});
    odd.forEach((node) => rows.push({node}));
    if (alike.length && state.all) [...alike].sort((a, b) => compare(a.zone, b.zone) || compare(a.rack, b.rack) || compare(a.name, b.name))
      .forEach((node) => rows.push({node}));
    else if (alike.length) rows.push({alike: alike.length, group});
  }
  return rows;
}

/** By their worst findings, one after the other; then by place, then by name. */
function together(a, b) {
  const first = (node, k) => (node.findings[k] ? node.findings[k].i : Infinity);
  for (let k = 0; k < 4; k++) {
    const less = first(a, k) - first(b, k);
    if (less && !Number.isNaN(less)) return less;
  }
  return b.different - a.different || compare(a.rack, b.rack) || compare(a.name, b.name);
}

/** Columns: what findings are about, in their order; with all, also what else differs somewhere. */
function heatColumns(rows) {
  const nodes = new Set(rows.filter((row) => row.node).map((row) => row.node.i));
  const here = (cells) => { for (const i of cells.keys()) if (nodes.has(i)) return true; return false; };
  const told = model.columns.filter((column) => column.told.size && here(column.told)).sort((a, b) => a.rank - b.rank || compare(a.path, b.path));
  if (!state.all) return told;
  const others = model.columns.filter((column) => !column.told.size && isDifferent(column, nodes))
    .sort((a, b) => compare(a.path, b.path));
  return [...told, ...others];
}

function isDifferent(column, nodes) {
  for (const [node, cell] of column.cells) if (cell.differs && nodes.has(node)) return true;
  return false;
}

/** What a cell is: the finding that it belongs to, or else how it differs. */
function cellKind(column, node) {
  const finding = column.told.get(node.i);
  if (finding) return finding.severity;
  const cell = column.cells.get(node.i);
  if (!cell) return 'good';
  if (cell.value === UNREAD) return 'unread';
  return cell.differs ? 'other' : 'good';
}
