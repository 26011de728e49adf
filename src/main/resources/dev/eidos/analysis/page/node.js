// One node: what it says, beside what is usual in its group.
function nodePanel() {
  const box = byId('node');
  let shown = '';
  box.addEventListener('close', () => { if (state.node) change({node: ''}, true); });
  box.addEventListener('click', (event) => { if (event.target === box) box.close(); });
  watchers.push(() => {
    const node = model.byName.get(state.node);
    if (!node) {
      shown = '';
      if (box.open) box.close();
    } else if (shown !== node.name) {
      shown = node.name;
      box.replaceChildren(...nodeContent(node, box));
      tip('');
      if (!box.open) box.showModal();
      box.scrollTop = 0;
    }
  });
}

function nodeContent(node, box) {
  const group = model.groups[node.group];
  const place = [['pool', node.pool], ['zone', node.zone], ['rack', node.rack], ['taken', node.taken ? moment(node.taken) : '']]
    .filter(([, value]) => value).map(([name, value]) => `${name} ${value}`).join(' · ');
  const search = make('input', {type: 'search', 'aria-label': 'Search facts', placeholder: 'Search facts', oninput: fill});
  const only = make('input', {type: 'checkbox', id: 'only', checked: true, onchange: fill});
  const body = make('tbody');
  const count = make('p', {class: 'muted small', 'aria-live': 'polite'});
  function fill() {
    const wanted = search.value.trim().toLowerCase();
    const rows = model.columns.filter((column) => {
      const value = own(column, node);
      if (value === NOTHING && column.usual[node.group] === NOTHING) return false;
      const cell = column.cells.get(node.i);
      if (only.checked && !wanted && !(cell && cell.differs) && !column.told.has(node.i)) return false;
      return !wanted || column.path.toLowerCase().includes(wanted) || words(column, value).toLowerCase().includes(wanted);
    });
    body.replaceChildren(...rows.slice(0, 400).map((column) => factRow(column, node)));
    count.textContent = rows.length > 400 ? `400 of ${counted(rows.length, 'fact')}` : counted(rows.length, 'fact');
  }
  fill();
  return [
    make('header', {}, make('h2', {id: 'node-name', tabindex: '-1'}, node.name),
      make('button', {type: 'button', class: 'quiet', 'aria-label': 'Close', onclick: () => box.close()}, 'Close')),
    make('p', {class: 'muted'}, group.name, place ? ` · ${place}` : ''),
    ...(node.findings.length ? node.findings.map((finding) => make('div', {class: `finding ${finding.severity}`},
      make('header', {}, make('span', {class: 'severity'}, finding.severity), make('h3', {}, finding.message)),
      make('p', {class: 'remedy'}, finding.remedy),
      finding.commands.map((text) => command((finding.nodes || []).length > 1 ? text.replaceAll(finding.nodes[0], node.name) : text))))
      : [make('p', {class: 'empty'}, 'Like the others of its group.')]),
    make('div', {class: 'tools'}, search, make('label', {for: 'only'}, only, ' only what differs'), count),
    make('table', {class: 'facts'},
      make('thead', {}, make('tr', {}, ['Fact', 'This node', 'Its group'].map((text) => make('th', {scope: 'col'}, text)))), body)];
}

function factRow(column, node) {
  const kind = cellKind(column, node);
  return make('tr', {class: kind},
    make('th', {scope: 'row'}, make('code', {}, column.path)),
    make('td', {class: kind === 'good' ? '' : 'is'}, words(column, own(column, node))),
    make('td', {}, words(column, column.usual[node.group])));
}
