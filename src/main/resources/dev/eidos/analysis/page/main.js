// Draws the page.
const model = page.analysis ? fleet(page.analysis, page.matrix || {}) : null;

function analysisPage() {
  document.title = `${model.analysis.metadata.source} · eidos analyze`;
  summary();
  filterBar();
  byId('main').append(
    make('div', {class: 'columns'}, findingList(), groupCards()),
    heatMap(), nodeTable());
  nodePanel();
  foot();
}

function foot() {
  const names = {identities: 'values that name a node or a part of it', varying: 'facts that vary everywhere',
    ordinary: 'differences that sound nodes have', ignored: 'ignored'};
  const left = Object.entries(model.analysis.leftOut || {}).filter(([, count]) => count > 0)
    .map(([name, count]) => `${count.toLocaleString('en')} ${names[name] || name}`);
  byId('foot').append(
    left.length ? make('p', {}, `Not told: ${left.join(', ')}.`) : '',
    (model.analysis.notes || []).map((note) => make('p', {}, note)));
}

startState();
if (model) analysisPage();
else diffPage(page.diff);
show();
document.documentElement.dataset.ready = 'yes';
