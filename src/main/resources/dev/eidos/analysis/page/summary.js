// The head: how it stands, in one look, and the filter below it.
function summary() {
  const {analysis, nodes, findings} = model;
  const differing = analysis.summary.differing, missing = analysis.summary.missing;
  const alike = analysis.summary.nodes - differing;
  const taken = nodes.map((node) => node.taken).filter(Boolean).sort();
  const [from, to] = taken.length ? [moment(taken[0]), moment(taken.at(-1))] : ['', ''];
  const when = from ? `taken ${from}${from === to ? '' : ` to ${to}`}` : '';
  const verdict = findings.length === 0
    ? (missing ? 'Nothing differs, but nodes are missing' : 'All nodes are alike')
    : `${counted(differing, 'node')} of ${analysis.summary.nodes.toLocaleString('en')} ${differing === 1 ? 'is' : 'are'} not like the others`;
  byId('head').append(
    make('div', {class: 'title'},
      make('p', {class: 'brand'}, make('b', {}, 'eidos'), ' fleet analysis'),
      make('button', {type: 'button', class: 'quiet', onclick: theme}, 'Light or dark')),
    make('h1', {}, verdict),
    make('p', {class: 'muted'}, make('span', {class: 'path'}, analysis.metadata.source), when ? ` · ${when}` : ''),
    make('ul', {class: 'tiles'},
      tile(alike, alike === 1 ? 'node alike' : 'nodes alike', 'good'),
      SEVERITIES.map((severity) => severityTile(severity, findings.filter((finding) => finding.severity === severity).length)),
      missing ? tile(missing, missing === 1 ? 'node missing' : 'nodes missing', 'missing') : null));
}

function severityTile(severity, number) {
  if (severity === 'info') return number ? tile(number, 'for information', severity, severity) : null;
  const word = severity === 'critical' ? 'critical finding' : 'warning';
  return tile(number, number === 1 ? word : `${word}s`, severity, severity);
}

function moment(time) {
  return time.replace('T', ' ').replace(/:\d\d(\.\d+)?Z$/, ' UTC');
}

function tile(number, label, kind, severity) {
  const content = [make('b', {}, number.toLocaleString('en')), make('span', {}, label)];
  if (!severity || !number) return make('li', {class: `tile ${number ? kind : 'none'}`}, content);
  const button = make('button', {type: 'button', class: `tile ${kind}`, onclick: () => toggle(severity)}, content);
  watchers.push(() => button.setAttribute('aria-pressed', state.severity.has(severity)));
  return make('li', {}, button);
}

function toggle(severity) {
  const others = new Set(state.severity);
  if (!others.delete(severity)) others.add(severity);
  change({severity: others});
}

function theme() {
  const dark = state.theme ? state.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  change({theme: dark ? 'light' : 'dark'});
}

function filterBar() {
  const search = make('input', {type: 'search', id: 'q', autocomplete: 'off', placeholder: 'Node, rack, fact or finding   /',
    'aria-label': 'Search', oninput: () => change({q: search.value.trim()})});
  const group = make('select', {'aria-label': 'Group', onchange: () => change({group: group.value})},
    make('option', {value: ''}, 'All groups'),
    model.groups.map((one) => make('option', {value: one.name}, `${one.name} (${one.nodes.length})`)));
  const chips = make('span', {class: 'chips'});
  const count = make('span', {class: 'muted count', 'aria-live': 'polite'});
  const places = make('span', {class: 'places'}, [['findings-title', 'Findings'], ['groups-title', 'Groups'], ['heat-title', 'Heat map'], ['table', 'Table']]
    .map(([id, text]) => make('button', {type: 'button', class: 'quiet', onclick: () => go(id)}, text)));
  byId('bar').append(search, model.groups.length > 1 ? group : '', chips, count, places);
  watchers.push(() => {
    if (document.activeElement !== search) search.value = state.q;
    group.value = state.group;
    chips.replaceChildren(...chosen());
    const filtered = state.q || state.group || state.severity.size || state.finding;
    count.textContent = filtered ? `${counted(model.nodes.filter(isShownNode).length, 'node')} shown` : '';
  });
  addEventListener('keydown', (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
    if (event.key === '/' && !typing) {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === 'Escape' && document.activeElement === search) {
      search.value = '';
      change({q: ''});
    }
  });
}

/** To a part of the page: a link would be a change of what is filtered. */
function go(id) {
  const place = byId(id);
  place.scrollIntoView();
  place.setAttribute('tabindex', '-1');
  place.focus({preventScroll: true});
}

function chosen() {
  const chips = [...state.severity].map((severity) => chip(severity, () => toggle(severity)));
  const finding = model.findings.find((one) => one.id === state.finding);
  if (finding) chips.push(chip(finding.message, () => change({finding: ''})));
  if (chips.length || state.q || state.group) {
    chips.push(make('button', {type: 'button', class: 'quiet',
      onclick: () => change({q: '', group: '', severity: new Set(), finding: ''})}, 'Show all'));
  }
  return chips;
}

function chip(text, remove) {
  return make('button', {type: 'button', class: 'chip', 'aria-label': `Remove the filter ${text}`, onclick: remove}, text, ' ×');
}
