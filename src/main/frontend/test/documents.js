// Documents by chance: anything a person could make in the editor.
const WORDS = ['关于', '安全生产', '公示', '〔2026〕12号', '26 家', 'a<b>&c', '  两格', '{{x}}', '“引号”', '　', '2026年11月24日', 'x=1+2@y', '𠮷', '%20', "it's"];
const FILE = `/files/${'0123456789abcdef'.repeat(4)}/`;

export function anyDocument(r) {
  const text = () => Array.from({ length: 1 + r.below(4) }, () => r.one(WORDS)).join('');
  const marks = () => {
    const some = [];
    if (r.chance(0.15)) some.push({ type: 'link', attrs: { href: r.one(['https://e.gov.cn/a?b=1&c=2', 'mailto:a@e.gov.cn', `${FILE}表.pdf`]) } });
    if (r.chance(0.3)) some.push({ type: 'strong' });
    if (r.chance(0.2)) some.push({ type: 'em' });
    if (r.chance(0.1)) some.push({ type: r.one(['sup', 'sub']) });
    return some;
  };
  const inline = () =>
    Array.from({ length: 1 + r.below(4) }, () =>
      r.chance(0.1) ? { type: 'hardBreak' } : { type: 'text', text: text(), marks: marks() },
    ).concat([{ type: 'text', text: '末' }]);
  const paragraph = () => ({ type: 'paragraph', content: inline() });
  const item = (deep) => ({ type: 'listItem', content: [paragraph(), ...some(r.below(2), () => block(deep + 1))] });
  const some = (n, make) => Array.from({ length: n }, make);
  const cell = (type, deep) => ({ type, content: r.chance(0.2) ? [{ type: 'paragraph' }] : some(1 + r.below(2), () => block(deep + 2)) });
  const table = (deep) => {
    const columns = 1 + r.below(3);
    const kind = (row, column) => (row === 0 && r.below(2) ? 'tableHeader' : column === 0 && r.chance(0.3) ? 'tableHeader' : 'tableCell');
    return {
      type: 'table',
      attrs: { caption: r.chance(0.5) ? text().trim() : '' },
      content: some(1 + r.below(3), (_, row) => ({ type: 'tableRow', content: some(columns, (_, c) => cell(kind(row, c), deep)) })),
    };
  };
  const block = (deep = 0) => {
    switch (deep > 2 ? 0 : r.below(8)) {
      case 1: return { type: 'heading', attrs: { level: 2 + r.below(4) }, content: inline() };
      case 2: return { type: r.one(['bulletList', 'orderedList']), content: some(1 + r.below(3), () => item(deep)) };
      case 3: return { type: 'blockquote', content: some(1 + r.below(2), () => block(deep + 1)) };
      case 4: return table(deep);
      case 5: return {
        type: 'figure',
        attrs: { src: `${FILE}${r.one(['图.png', 'a%20b.jpg'])}`, alt: r.one(['', '说明 "引号"', 'a<b']), width: null, height: null },
        content: r.chance(0.6) ? inline() : [],
      };
      default: return paragraph();
    }
  };
  return { type: 'doc', content: some(1 + r.below(6), () => block()) };
}
