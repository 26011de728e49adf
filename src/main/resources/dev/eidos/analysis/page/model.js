// What the page is about, as the script walks through it.
const page = JSON.parse(byId('data').textContent);
const NOTHING = -1, UNREAD = -2, NO_MAJORITY = -3;
const SEVERITIES = ['critical', 'warning', 'info'];

/** The fleet: nodes and columns that know each other. */
function fleet(analysis, matrix) {
  const groups = (matrix.groups || []).map((name, i) => ({i, name, nodes: []}));
  const nodes = (matrix.nodes || []).map(([name, group, pool, zone, rack, taken], i) =>
    ({i, name, group, pool, zone, rack, taken, findings: [], worst: 9, different: 0}));
  const byName = new Map(nodes.map((node) => [node.name, node]));
  nodes.forEach((node) => groups[node.group].nodes.push(node));
  const columns = (matrix.columns || []).map((column, i) =>
    ({i, path: column.p, values: column.v || [], usual: column.u || [], cells: cells(column.c), told: new Map(), rank: Infinity}));
  const byPath = new Map(columns.map((column) => [column.path, column]));
  const findings = (analysis.findings || []).map((finding, i) => ({...finding, i, rank: SEVERITIES.indexOf(finding.severity),
    facts: finding.facts || [], commands: finding.commands || []}));
  columns.forEach((column) => column.cells.forEach((cell, node) => { if (cell.differs) nodes[node].different++; }));
  findings.forEach((finding) => tell(finding, byName, byPath));
  const isCompared = new Map((analysis.groups || []).map((group) => [group.name, group.compared]));
  groups.forEach((group) => { group.compared = isCompared.get(group.name) !== false; });
  return {analysis, groups, nodes, columns, findings, byName, byPath};
}

/** "17:2 18~3": node and value, with a colon where it differs. */
function cells(text) {
  const all = new Map();
  if (!text) return all;
  for (const one of text.split(' ')) {
    const at = one.search(/[:~]/);
    all.set(Number(one.slice(0, at)), {value: Number(one.slice(at + 1)), differs: one[at] === ':'});
  }
  return all;
}

/** Marks the cells that a finding is about. */
function tell(finding, byName, byPath) {
  for (const name of finding.nodes || []) {
    const node = byName.get(name);
    if (!node) continue;
    node.findings.push(finding);
    node.worst = Math.min(node.worst, finding.rank);
    finding.facts.forEach((fact, k) => {
      const column = byPath.get(fact.path);
      if (!column || (k > 0 && !column.cells.has(node.i))) return;
      const before = column.told.get(node.i);
      if (!before || before.rank > finding.rank) column.told.set(node.i, finding);
      column.rank = Math.min(column.rank, finding.i + k / 1000);
    });
  }
}

/** What a node says in a column. */
function own(column, node) {
  const cell = column.cells.get(node.i);
  return cell ? cell.value : column.usual[node.group];
}

function words(column, value) {
  if (value === NOTHING) return 'nothing';
  if (value === UNREAD) return 'not read';
  if (value === NO_MAJORITY) return 'no majority';
  return column.values[value] === '' ? 'empty' : column.values[value];
}

/** The last part of a path, with what makes it clear: sysctls as people call them. */
function short(path) {
  const sysctl = path.indexOf('/proc/sys/');
  if (sysctl >= 0) return path.slice(sysctl + 10).replaceAll('/', '.');
  const label = path.indexOf('.label.');
  if (label >= 0) return path.slice(label + 7);
  return path.split('.').slice(1).join('.');
}
