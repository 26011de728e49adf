// What is looked at. It stands in the address, so that a link shows another person the same.
const state = {q: '', severity: new Set(), group: '', finding: '', node: '', all: false, theme: ''};
const watchers = [];

function read() {
  const hash = new URLSearchParams(location.hash.slice(1));
  state.q = hash.get('q') || '';
  state.severity = new Set((hash.get('severity') || '').split(',').filter((word) => SEVERITIES.includes(word)));
  state.group = hash.get('group') || '';
  state.finding = hash.get('finding') || '';
  state.node = hash.get('node') || '';
  state.all = hash.get('all') === '1';
  state.theme = ['light', 'dark'].includes(hash.get('theme')) ? hash.get('theme') : '';
}

function written() {
  const hash = new URLSearchParams();
  if (state.q) hash.set('q', state.q);
  if (state.severity.size) hash.set('severity', [...state.severity].join(','));
  if (state.group) hash.set('group', state.group);
  if (state.finding) hash.set('finding', state.finding);
  if (state.node) hash.set('node', state.node);
  if (state.all) hash.set('all', '1');
  if (state.theme) hash.set('theme', state.theme);
  return hash.toString();
}

/** Changes what is looked at. Only what opens something new is a step that the browser's Back undoes. */
function change(changes, step) {
  Object.assign(state, changes);
  const to = `#${written()}`;
  if (step) history.pushState(null, '', to);
  else history.replaceState(null, '', to === '#' ? location.pathname + location.search : to);
  show();
}

function show() {
  if (state.theme) document.documentElement.dataset.theme = state.theme;
  else delete document.documentElement.dataset.theme;
  watchers.forEach((watcher) => watcher());
}

function startState() {
  read();
  addEventListener('popstate', () => { read(); show(); });
  addEventListener('hashchange', () => { read(); show(); });
  // a canvas has no colours of its own
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);
}

/** Whether text has what is searched for. */
function found(...texts) {
  const wanted = state.q.toLowerCase();
  return !wanted || texts.some((text) => text && text.toLowerCase().includes(wanted));
}

function isShownFinding(finding) {
  return (!state.severity.size || state.severity.has(finding.severity))
    && (!state.group || finding.group === state.group || (finding.nodes || []).some((name) => isInGroup(name)))
    && (!state.finding || finding.id === state.finding)
    && found(finding.message, finding.subject, finding.group, ...(finding.nodes || []), ...finding.facts.map((fact) => fact.path));
}

function isInGroup(name) {
  const node = model.byName.get(name);
  return node !== undefined && model.groups[node.group].name === state.group;
}

function isShownNode(node) {
  if (state.group && model.groups[node.group].name !== state.group) return false;
  if (state.severity.size || state.finding) {
    if (!node.findings.some((finding) => (!state.severity.size || state.severity.has(finding.severity))
      && (!state.finding || finding.id === state.finding))) return false;
  }
  return found(node.name, node.rack, node.zone, node.pool, model.groups[node.group].name)
    || node.findings.some((finding) => found(finding.message, finding.subject, ...finding.facts.map((fact) => fact.path)));
}
