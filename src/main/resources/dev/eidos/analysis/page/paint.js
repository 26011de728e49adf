// Colours and canvases.

/** A canvas of that size, sharp on every screen. */
function sharp(canvas, width, height) {
  const scale = devicePixelRatio || 1;
  const [wide, tall] = [Math.round(width * scale), Math.round(height * scale)];
  if (canvas.width !== wide || canvas.height !== tall) {
    canvas.width = wide;
    canvas.height = tall;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  const paint = canvas.getContext('2d');
  paint.setTransform(scale, 0, 0, scale, 0, 0);
  paint.clearRect(0, 0, width, height);
  return paint;
}

/** The page's colours, which a canvas does not inherit. */
function palette() {
  const style = getComputedStyle(document.documentElement);
  const names = ['critical', 'warning', 'info', 'good', 'other', 'unread', 'text', 'muted', 'line', 'surface', 'cell', 'hover'];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

/** Colours of racks and pools, far apart for neighbours. */
function band(index) {
  return `hsl(${(index * 137.5) % 360} 45% 55%)`;
}

/** A hint beside the pointer; nothing hides it. */
function tip(text, event) {
  const box = byId('tip');
  box.hidden = !text;
  if (!text) return;
  box.textContent = text;
  const left = Math.min(event.clientX + 14, innerWidth - box.offsetWidth - 8);
  const top = event.clientY + 18 + box.offsetHeight > innerHeight ? event.clientY - box.offsetHeight - 10 : event.clientY + 18;
  box.style.left = `${Math.max(4, left)}px`;
  box.style.top = `${Math.max(4, top)}px`;
}

/** Text that ends before it is wider than there is room. */
function fit(paint, text, room) {
  if (paint.measureText(text).width <= room) return text;
  let end = Math.max(1, Math.floor(text.length * room / paint.measureText(text).width));
  while (end > 1 && paint.measureText(`${text.slice(0, end)}…`).width > room) end--;
  return `${text.slice(0, end)}…`;
}
