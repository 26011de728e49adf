// What was found, the worst first, each with what to do.
const FIRST = 25;

function findingList() {
  const list = make('div', {class: 'findings'});
  const more = make('div', {class: 'more'});
  let most = FIRST;
  const section = make('section', {'aria-labelledby': 'findings-title'},
    make('h2', {id: 'findings-title'}, 'What differs'), list, more);
  watchers.push(() => {
    const shown = model.findings.filter(isShownFinding);
    list.replaceChildren(...shown.slice(0, most).map(card));
    if (!shown.length) list.append(make('p', {class: 'empty'}, model.findings.length ? 'No finding has that.' : 'Nothing differs.'));
    more.replaceChildren();
    if (shown.length > most) {
      more.append(make('button', {type: 'button', onclick: () => { most += 100; show(); }},
        `${counted(shown.length - most, 'finding')} more`));
    }
  });
  section.append(missing(), gaps());
  return section;
}

function card(finding) {
  const nodes = finding.nodes || [];
  const first = finding.facts[0];
  return make('article', {class: `finding ${finding.severity}`, 'data-id': finding.id},
    make('header', {},
      make('span', {class: 'severity'}, finding.severity),
      make('h3', {}, finding.message)),
    make('p', {class: 'on'}, nodes.slice(0, 8).map(nodeLink),
      nodes.length > 8 ? make('button', {type: 'button', class: 'link', onclick: () => change({finding: finding.id}, true)},
        `and ${(nodes.length - 8).toLocaleString('en')} more`) : null,
      finding.usual ? make('span', {class: 'muted'}, ` ${finding.usual} are as they should be`) : null),
    first ? beside(first) : null,
    make('p', {class: 'remedy'}, finding.remedy),
    finding.commands.slice(0, 1).map(command),
    make('details', {},
      make('summary', {}, [finding.commands.length > 1 ? `${counted(finding.commands.length - 1, 'more command')}` : '',
        finding.facts.length > 1 ? counted(finding.facts.length, 'fact') : '', 'source'].filter(Boolean).join(', ')),
      finding.commands.slice(1).map(command),
      finding.facts.length > 1 ? facts(finding.facts) : null,
      make('p', {class: 'muted small'}, 'id ', make('code', {}, finding.id), ' · ', finding.group, ' · ', source(finding.source || ''))));
}

function beside(fact) {
  return make('p', {class: 'beside'},
    make('code', {class: 'muted'}, fact.path), ' ',
    make('span', {class: 'nowrap'}, make('span', {class: 'is'}, fact.value), fact.where ? ` (${fact.where})` : ''),
    make('span', {class: 'muted'}, ' instead of '), make('span', {class: 'was'}, fact.usual));
}

function facts(all) {
  return make('div', {class: 'scroll'}, make('table', {},
    make('thead', {}, make('tr', {}, ['Fact', 'Is', 'Usually', 'Where'].map((text) => make('th', {scope: 'col'}, text)))),
    make('tbody', {}, all.map((fact) => make('tr', {},
      make('th', {scope: 'row'}, make('code', {}, fact.path)),
      make('td', {class: 'is'}, fact.value), make('td', {}, fact.usual), make('td', {}, fact.where || ''))))));
}

function nodeLink(name) {
  return make('button', {type: 'button', class: 'node', onclick: () => change({node: name}, true)}, name);
}

function missing() {
  const all = model.analysis.missing || [];
  if (!all.length) return '';
  return make('div', {class: 'missing-list'}, make('h2', {}, 'Missing'), all.map((one) => make('p', {},
    make('b', {}, one.verdict), ' ', (one.nodes || []).slice(0, 20).join(', '),
    (one.nodes || []).length > 20 ? ` and ${one.nodes.length - 20} more` : '', one.reason ? `: ${one.reason}` : '')));
}

function gaps() {
  const all = model.analysis.gaps || [];
  if (!all.length) return '';
  return make('details', {class: 'gaps'},
    make('summary', {}, `${counted(all.length, 'gap')}: what nobody could read is no difference`),
    make('ul', {}, all.map((gap) => make('li', {}, make('code', {}, gap.subtype),
      ` on ${(gap.nodes || []).length > 5 ? counted(gap.nodes.length, 'node') : gap.nodes.join(', ')}: ${gap.reason}`))));
}
