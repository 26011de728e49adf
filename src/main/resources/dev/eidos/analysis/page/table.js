// The same as a table, for who reads with a screen reader, and for who likes tables.
function nodeTable() {
  const body = make('tbody');
  const more = make('div', {class: 'more'});
  let most = 100;
  const details = make('details', {id: 'table', class: 'table', ontoggle: () => details.open && fill()},
    make('summary', {}, make('h2', {}, 'Table of nodes')),
    make('div', {class: 'scroll'}, make('table', {},
      make('caption', {class: 'hidden'}, 'Nodes, the worst first'),
      make('thead', {}, make('tr', {}, ['Node', 'Group', 'Place', 'Severity', 'Findings', 'Differing facts']
        .map((text) => make('th', {scope: 'col'}, text)))), body)), more);
  function fill() {
    const nodes = model.nodes.filter(isShownNode)
      .sort((a, b) => a.worst - b.worst || together(a, b));
    body.replaceChildren(...nodes.slice(0, most).map((node) => make('tr', {},
      make('th', {scope: 'row'}, nodeLink(node.name)),
      make('td', {}, model.groups[node.group].name),
      make('td', {}, [node.pool, node.zone, node.rack].filter(Boolean).join(' · ')),
      make('td', {class: SEVERITIES[node.worst] || ''}, SEVERITIES[node.worst] || 'alike'),
      make('td', {}, node.findings.map((finding) => finding.message).join('; ')),
      make('td', {class: 'number'}, String(node.different)))));
    more.replaceChildren();
    if (nodes.length > most) {
      more.append(make('button', {type: 'button', onclick: () => { most += 500; fill(); }}, `${counted(nodes.length - most, 'node')} more`));
    }
  }
  watchers.push(() => { if (details.open) fill(); });
  return make('section', {}, details);
}
