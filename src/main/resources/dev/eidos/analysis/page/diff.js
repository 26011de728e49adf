// The page of a diff: what was before, and what is now.
const KINDS = ['changed', 'added', 'removed', 'gap'];

function diffPage(diff) {
  document.title = `${diff.metadata.before} and ${diff.metadata.after} · eidos diff`;
  const differences = diff.differences || [];
  const real = differences.filter((one) => one.kind !== 'gap');
  byId('head').append(
    make('div', {class: 'title'}, make('p', {class: 'brand'}, make('b', {}, 'eidos'), ' diff'),
      make('button', {type: 'button', class: 'quiet', onclick: theme}, 'Light or dark')),
    make('h1', {}, diff.equal ? 'There is no difference' : counted(real.length, 'difference')),
    make('p', {class: 'muted'}, make('span', {class: 'path'}, diff.metadata.before), ' → ', make('span', {class: 'path'}, diff.metadata.after)),
    make('ul', {class: 'tiles'}, KINDS.map((kind) => tile(differences.filter((one) => one.kind === kind).length, kind, kind))));
  const search = make('input', {type: 'search', id: 'q', 'aria-label': 'Search', placeholder: 'Fact, value or node   /',
    autocomplete: 'off', oninput: () => change({q: search.value.trim()})});
  const count = make('span', {class: 'muted count', 'aria-live': 'polite'});
  byId('bar').append(search, count);
  const heads = ['Kind', 'Fact', 'Before', 'After', ...(differences.some((one) => one.nodes) ? ['Nodes'] : [])];
  const body = make('tbody');
  const more = make('div', {class: 'more'});
  let most = 300;
  byId('main').append(
    nodeNames('Only in the first', diff.removedNodes), nodeNames('Only in the second', diff.addedNodes),
    make('section', {}, make('div', {class: 'scroll'}, make('table', {class: 'facts diff'},
      make('thead', {}, make('tr', {}, heads.map((text) => make('th', {scope: 'col'}, text)))),
      body)), more));
  watchers.push(() => {
    if (document.activeElement !== search) search.value = state.q;
    const shown = differences.filter((one) => found(one.path, one.kind, one.before, one.after, ...(one.nodes || [])));
    count.textContent = state.q ? `${counted(shown.length, 'difference')} shown` : '';
    body.replaceChildren(...shown.slice(0, most).map(diffRow));
    more.replaceChildren();
    if (shown.length > most) {
      more.append(make('button', {type: 'button', onclick: () => { most += 1000; show(); }}, `${counted(shown.length - most, 'difference')} more`));
    }
  });
}

function diffRow(one) {
  const nodes = one.nodes || [];
  return make('tr', {class: one.kind}, make('td', {}, one.kind), make('th', {scope: 'row'}, make('code', {}, one.path)),
    make('td', {class: 'was'}, one.before ?? ''), make('td', {class: 'is'}, one.after ?? ''),
    !one.nodes ? null : make('td', {}, nodes.length > 6 ? `${nodes.slice(0, 6).join(', ')} and ${nodes.length - 6} more` : nodes.join(', ')));
}

function nodeNames(title, names) {
  return names && names.length ? make('section', {}, make('h2', {}, title), make('p', {}, names.join(', '))) : '';
}
