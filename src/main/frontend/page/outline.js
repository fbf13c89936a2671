// 大纲: the headings of the body, each leading to its place.
export function outline(html, find) {
  const place = document.getElementById('outline');
  if (!place) return;
  const page = new DOMParser().parseFromString(html, 'text/html');
  const headings = [...page.body.querySelectorAll(':scope > :is(h2,h3,h4,h5)')].filter((h) => h.textContent.trim());
  const key = headings.map((h) => h.nodeName + h.textContent).join('\n');
  if (place.dataset.key === key) return;
  place.dataset.key = key;
  place.replaceChildren(
    ...headings.map((heading, n) => {
      const entry = document.createElement('li');
      entry.className = `lv${heading.nodeName[1]}`;
      const jump = Object.assign(document.createElement('button'), { type: 'button', className: 'jumpto', textContent: heading.textContent });
      jump.addEventListener('click', () => {
        const target = find(n);
        target?.scrollIntoView({ block: 'center' });
        target?.closest('.editor')?.focus({ preventScroll: true });
      });
      entry.append(jump);
      return entry;
    }),
  );
  place.nextElementSibling.hidden = headings.length > 0;
}
