// Word、WPS 的剪贴板: what they say by styling is said by structure before the gate takes the styling away.
const HEADING = /^(?:Mso)?(?:Heading|标题)\s*([1-6])$/i;

/** The copied part alone, its headings, lists and emphasis as elements. */
export function plain(raw) {
  const part = /<!--StartFragment-->([\s\S]*?)<!--EndFragment-->/i.exec(raw)?.[1];
  const source = part && !/^\s*<(?:td|tr)/i.test(part) ? part : raw;
  const page = new DOMParser().parseFromString(unstyled(source.replace(/<!\[(?:if[^\]]*|endif)\]>/gi, '')), 'text/html');
  const { body } = page;
  const comments = page.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const gone = [];
  while (comments.nextNode()) gone.push(comments.currentNode);
  body.querySelectorAll('style, meta, link, title, xml').forEach((e) => gone.push(e));
  gone.forEach((n) => n.remove());
  // Office's own elements carry text alone.
  [...body.querySelectorAll('*')].filter((e) => e.nodeName.includes(':')).forEach((e) => e.replaceWith(...e.childNodes));
  renamed(body, { B: 'strong', I: 'em', H1: 'h2', H6: 'h5' });
  spans(body);
  headings(body);
  lists(body);
  return body.innerHTML;
}

/** Styles as plain data: the desk's policy would report each of them, though none is applied. */
function unstyled(html) {
  return html
    .replace(/<style[\s\S]*?<\/style>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(\s)style(\s*=)/gi, '$1data-style$2'));
}

function renamed(body, names) {
  Object.entries(names).forEach(([from, to]) =>
    body.querySelectorAll(from).forEach((old) => {
      const made = body.ownerDocument.createElement(to);
      [...old.attributes].forEach((a) => made.setAttribute(a.name, a.value));
      made.append(...old.childNodes);
      old.replaceWith(made);
    }),
  );
}

function spans(body) {
  const says = { strong: /font-weight:\s*(?:bold|[6-9]00)/i, em: /font-style:\s*italic/i, sup: /vertical-align:\s*super/i, sub: /vertical-align:\s*sub(?!s|t)/i };
  body.querySelectorAll('span[data-style]').forEach((span) => {
    Object.entries(says)
      .filter(([, style]) => style.test(span.getAttribute('data-style')) && !span.closest('h1,h2,h3,h4,h5,h6'))
      .forEach(([tag]) => {
        const made = body.ownerDocument.createElement(tag);
        made.append(...span.childNodes);
        span.append(made);
      });
  });
}

function headings(body) {
  body.querySelectorAll('p').forEach((p) => {
    const level =
      HEADING.exec(p.className)?.[1] ?? /mso-outline-level:\s*([1-6])/i.exec(p.getAttribute('data-style') ?? '')?.[1];
    if (level && p.textContent.trim().length < 100) {
      const made = body.ownerDocument.createElement(`h${Math.min(5, Number(level) + 1)}`);
      made.append(...p.childNodes);
      p.replaceWith(made);
    }
  });
}

/** Paragraphs that Word numbers become lists; the number it painted in goes. */
function lists(body) {
  const entry = (e) => e?.nodeName === 'P' && /mso-list:\s*l\d+/i.test(e.getAttribute('data-style') ?? '');
  const level = (e) => Number(/level(\d)/i.exec(e.getAttribute('data-style'))?.[1] ?? 1);
  for (const first of [...body.querySelectorAll('p')].filter((p) => entry(p) && !entry(p.previousElementSibling))) {
    const run = [];
    for (let p = first; entry(p); p = p.nextElementSibling) run.push(p);
    const stack = [];
    const place = body.ownerDocument.createComment('');
    first.before(place);
    run.forEach((p) => {
      const painted = p.querySelector('span[data-style*="mso-list" i]');
      const ordered = /[\d一二三四五六七八九十a-z]/i.test(painted?.textContent ?? '1');
      painted?.remove();
      const deep = Math.min(level(p), stack.length + 1);
      stack.length = Math.min(stack.length, deep);
      if (stack.length < deep) {
        const list = body.ownerDocument.createElement(ordered ? 'ol' : 'ul');
        if (stack.length) stack.at(-1).lastElementChild.append(list);
        else place.before(list);
        stack.push(list);
      }
      const li = body.ownerDocument.createElement('li');
      li.append(...p.childNodes);
      stack.at(-1).append(li);
      p.remove();
    });
    place.remove();
  }
}
