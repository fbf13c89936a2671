// 工具栏: one stop of the Tab key; arrows move inside it.
import { redoDepth, undoDepth } from '@tiptap/pm/history';
import { LEVELS } from './text.js';

const NAMES = ['一、', '（一）', '1.', '（1）'];

/** A row of buttons with arrow keys; buttons: [text, label, act, pressed?, able?]. */
export function bar(label, buttons) {
  const element = document.createElement('div');
  element.className = 'bartools';
  element.setAttribute('role', 'toolbar');
  element.setAttribute('aria-label', label);
  const made = buttons.flatMap((button) => {
    if (!button) {
      element.append(Object.assign(document.createElement('hr'), { ariaHidden: 'true' }));
      return [];
    }
    const [text, name, act, pressed, able] = button;
    const node = Object.assign(document.createElement('button'), { type: 'button', textContent: text, tabIndex: -1 });
    node.setAttribute('aria-label', name);
    node.title = name;
    node.addEventListener('mousedown', (e) => e.preventDefault());
    node.addEventListener('click', () => node.getAttribute('aria-disabled') !== 'true' && act());
    element.append(node);
    return [{ node, pressed, able }];
  });
  made[0].node.tabIndex = 0;
  const go = (n) => {
    made.forEach(({ node }) => (node.tabIndex = -1));
    const { node } = made[(n + made.length) % made.length];
    node.tabIndex = 0;
    node.focus();
  };
  element.addEventListener('keydown', (e) => {
    const at = made.findIndex(({ node }) => node === document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[e.key];
    if (to === undefined) return;
    e.preventDefault();
    go(to);
  });
  return {
    element,
    focus: () => made.find(({ node }) => node.tabIndex === 0).node.focus(),
    show: () =>
      made.forEach(({ node, pressed, able }) => {
        if (pressed) node.setAttribute('aria-pressed', String(pressed()));
        if (able) node.setAttribute('aria-disabled', String(!able()));
      }),
  };
}

export function toolbar(editor, { context, inserting, signed }) {
  const chain = () => editor.chain().focus();
  const file = Object.assign(document.createElement('input'), { type: 'file', accept: 'image/png,image/jpeg', multiple: true, hidden: true });
  file.addEventListener('change', async () => {
    await inserting([...file.files]);
    file.value = '';
    context.alt();
  });
  const mark = (text, name, type) => [text, name, () => chain().toggleMark(type).run(), () => editor.isActive(type)];
  const sign = () => {
    const [who, day] = signed();
    const lines = [{ type: 'text', text: who }, { type: 'hardBreak' }, { type: 'text', text: day }];
    chain().insertContentAt(editor.state.doc.content.size, { type: 'paragraph', content: lines }).run();
  };
  const tools = bar('正文格式', [
    ['正文', '普通段落', () => chain().setNode('paragraph').run(), () => editor.isActive('paragraph')],
    ...LEVELS.map((level, n) => [
      NAMES[n],
      `${'一二三四'[n]}级标题`,
      () => chain().toggleNode('heading', 'paragraph', { level }).run(),
      () => editor.isActive('heading', { level }),
    ]),
    null,
    mark('加粗', '加粗 Ctrl+B', 'strong'),
    mark('倾斜', '倾斜 Ctrl+I', 'em'),
    mark('上标', '上标', 'sup'),
    mark('下标', '下标', 'sub'),
    null,
    ['编号', '编号列表', () => chain().toggleList('orderedList', 'listItem').run(), () => editor.isActive('orderedList')],
    ['列表', '项目列表', () => chain().toggleList('bulletList', 'listItem').run(), () => editor.isActive('bulletList')],
    ['引用', '引用', () => chain().toggleWrap('blockquote').run(), () => editor.isActive('blockquote')],
    null,
    ['表格', '插入表格', () => chain().insertTable().run(), () => editor.isActive('table')],
    ['图片', '插入图片', () => file.click()],
    ['链接', '链接 Ctrl+K', () => context.link(), () => editor.isActive('link')],
    ['落款', '在文末加上落款：署名和日期', sign],
    null,
    ['撤销', '撤销 Ctrl+Z', () => chain().undo().run(), undefined, () => undoDepth(editor.state) > 0],
    ['重做', '重做 Ctrl+Y', () => chain().redo().run(), undefined, () => redoDepth(editor.state) > 0],
  ]);
  tools.element.append(file);
  editor.on('transaction', tools.show);
  tools.show();
  return tools;
}
