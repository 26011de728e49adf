// Cards of groups: a square for each node, rack by rack, so that the odd one stands out; and what is usual in it.
const USUAL = [['GPU', 'GPU.gpu-*.model'], ['GPUs a node', 'GPU.gpu-*.count'], ['Driver', 'GPU.smi.driver'],
  ['Kernel', 'OS.kernel.release'], ['OS', 'OS.release.PRETTY_NAME'], ['kubelet', 'K8s.node.kubelet-version'],
  ['Runtime', 'K8s.node.container-runtime'], ['Machine', 'Hardware.dmi.product_name']];

function groupCards() {
  return make('section', {'aria-labelledby': 'groups-title', class: 'groups'},
    make('h2', {id: 'groups-title'}, 'Groups'),
    make('p', {class: 'legend muted small'}, swatch('good'), 'alike ', SEVERITIES.map((severity) => [swatch(severity), severity, ' '])),
    model.groups.map(groupCard));
}

function swatch(kind) {
  return make('i', {class: `swatch ${kind}`, 'aria-hidden': 'true'});
}

function groupCard(group) {
  const differing = group.nodes.filter((node) => node.findings.length).length;
  const squares = make('canvas', {class: 'squares', tabindex: '0', role: 'img',
    'aria-label': `${counted(group.nodes.length, 'node')}, of which ${differing} differ; the table below says which`});
  const card = make('article', {class: 'group'},
    make('h3', {}, group.name),
    make('p', {class: 'muted small'}, counted(group.nodes.length, 'node'), group.compared
      ? (differing ? `, ${differing} not like the others` : ', all alike') : ', too few for a majority'),
    squares, usualFacts(group));
  const plan = layout(group);
  const draw = () => drawSquares(squares, plan);
  watchers.push(draw);
  new ResizeObserver(draw).observe(card);
  pointAt(squares, (x, y) => squareAt(plan, x, y), (node) => node && change({node: node.name}, true));
  return card;
}

/** Racks in order, each a block of squares; without racks, one block. */
function layout(group) {
  const racks = new Map();
  [...group.nodes].sort((a, b) => compare(a.rack, b.rack) || compare(a.zone, b.zone) || compare(a.name, b.name))
    .forEach((node) => {
      const key = node.rack || node.zone;
      if (!racks.has(key)) racks.set(key, []);
      racks.get(key).push(node);
    });
  const size = group.nodes.length > 1500 ? 7 : group.nodes.length > 300 ? 10 : 14;
  return {racks: [...racks], size, step: size + (size > 7 ? 2 : 1), places: []};
}

const order = new Intl.Collator('en', {numeric: true});
const compare = (a, b) => order.compare(a, b);

function drawSquares(canvas, plan) {
  const width = canvas.parentElement.clientWidth - 32;
  if (width <= 0) return;
  const labelled = plan.racks.length > 1 && plan.racks.length <= 80;
  const {size, step} = plan;
  const wide = plan.racks.length === 1 ? Math.max(1, Math.floor(width / step)) : 0;
  plan.places = [];
  let x = 0, y = 0, tall = 0;
  const labels = [];
  for (const [name, nodes] of plan.racks) {
    const across = wide || Math.min(nodes.length, Math.max(8, Math.ceil(Math.sqrt(nodes.length * 2))), Math.floor(width / step));
    const block = Math.max(across * step, labelled ? Math.min(name.length, 10) * 6 + 6 : 0);
    if (x > 0 && x + block > width) { x = 0; y += tall + 8; tall = 0; }
    if (labelled) labels.push([name.length > 10 ? `${name.slice(0, 4)}…${name.slice(-5)}` : name, x, y + 9]);
    const top = y + (labelled ? 13 : 0);
    nodes.forEach((node, i) => plan.places.push([node, x + (i % across) * step, top + Math.floor(i / across) * step]));
    tall = Math.max(tall, top - y + Math.ceil(nodes.length / across) * step);
    x += block + 8;
  }
  const paint = sharp(canvas, width, y + tall + 2);
  const colours = palette();
  paint.font = '10px system-ui, sans-serif';
  paint.fillStyle = colours.muted;
  labels.forEach(([text, left, base]) => paint.fillText(text, left, base));
  for (const [node, left, top] of plan.places) {
    const severity = SEVERITIES[node.worst];
    paint.globalAlpha = isShownNode(node) ? 1 : 0.18;
    paint.fillStyle = severity ? colours[severity] : colours.good;
    paint.fillRect(left, top, size, size);
    if (severity === 'critical') {
      paint.strokeStyle = colours.text;
      paint.lineWidth = 1.5;
      paint.strokeRect(left - 0.5, top - 0.5, size + 1, size + 1);
    }
  }
  paint.globalAlpha = 1;
}

function squareAt(plan, x, y) {
  const hit = plan.places.find(([, left, top]) => x >= left - 1 && x <= left + plan.size + 1 && y >= top - 1 && y <= top + plan.size + 1);
  return hit ? hit[0] : null;
}

/** Tells what the pointer, or the arrow keys, are at; a click or Enter opens it. */
function pointAt(canvas, at, open) {
  canvas.addEventListener('pointermove', (event) => {
    const node = at(event.offsetX, event.offsetY);
    canvas.classList.toggle('hit', Boolean(node));
    tip(node ? nodeWords(node) : '', event);
  });
  canvas.addEventListener('pointerleave', () => tip(''));
  canvas.addEventListener('click', (event) => open(at(event.offsetX, event.offsetY)));
}

function nodeWords(node) {
  const place = [node.zone, node.rack].filter(Boolean).join(' ');
  const found = node.findings.slice(0, 4).map((finding) => `\n${finding.severity}: ${finding.message}`).join('');
  return `${node.name}${place ? ` · ${place}` : ''}${found || '\nlike the others'}`;
}

function usualFacts(group) {
  const rows = USUAL.map(([name, path]) => [name, model.byPath.get(path)])
    .filter(([, column]) => column && column.usual[group.i] >= 0)
    .map(([name, column]) => [make('dt', {title: column.path}, name), make('dd', {}, words(column, column.usual[group.i]))]);
  return rows.length ? make('dl', {class: 'usual'}, rows) : '';
}
