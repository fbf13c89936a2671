// 随处而来的一行: what can be done with the table, the picture or the link one is in.
import { bar } from './toolbar.js';
import { tableAround } from './table.js';
import { figureAround } from './figure.js';
import { linkTo } from './marks.js';

function field(label, id, describe) {
  const element = Object.assign(document.createElement('label'), { className: 'inrow' });
  const input = Object.assign(document.createElement('input'), { className: 'in', id, type: 'text', autocomplete: 'off' });
  element.append(label, input);
  if (describe) input.placeholder = describe;
  return { element, input };
}

function button(text, act) {
  const node = Object.assign(document.createElement('button'), { type: 'button', className: 'btn sm', textContent: text });
  node.addEventListener('click', act);
  return node;
}

function row(...parts) {
  const element = Object.assign(document.createElement('div'), { className: 'toolrow', hidden: true });
  element.append(...parts);
  return element;
}

export function rows(editor) {
  const element = document.createElement('div');
  element.className = 'toolrows';
  const table = tableRow(editor);
  const figure = figureRow(editor);
  const link = linkRow(editor);
  element.append(link.element, table.element, figure.element);
  const show = () => [table, figure, link].forEach((r) => r.show());
  editor.on('transaction', show);
  show();
  element.addEventListener('keydown', (e) => {
    // Enter in a field here is not the form's.
    if (e.key === 'Enter' && e.target.nodeName === 'INPUT') {
      e.preventDefault();
      if (!link.element.contains(e.target)) editor.commands.focus();
    }
    if (e.key === 'Escape') {
      link.close();
      editor.commands.focus();
    }
  });
  editor.view.dom.addEventListener('keydown', (e) => {
    if ((e.ctrlKey || e.metaKey) && e.key === 'k') {
      e.preventDefault();
      link.open();
    }
  });
  return { element, link: link.open, alt: () => figure.focus() };
}

function tableRow(editor) {
  const act = (name) => () => editor.chain().focus()[name]().run();
  const tools = bar('表格', [
    ['上加行', '在上面加一行', act('addRowBefore')],
    ['下加行', '在下面加一行', act('addRowAfter')],
    ['左加列', '在左边加一列', act('addColumnBefore')],
    ['右加列', '在右边加一列', act('addColumnAfter')],
    null,
    ['合并', '合并选中的格', act('mergeCells'), undefined, () => editor.can().mergeCells()],
    ['拆分', '拆分这一格', act('splitCell'), undefined, () => editor.can().splitCell()],
    null,
    ['首行表头', '第一行是表头', act('toggleHeaderRow')],
    ['首列表头', '第一列是表头', act('toggleHeaderColumn')],
    null,
    ['删行', '删去这一行', act('deleteRow')],
    ['删列', '删去这一列', act('deleteColumn')],
    ['删表', '删去整个表格', act('deleteTable')],
  ]);
  const caption = field('表题', 'table-caption', '例如：表1 拟确定企业名单');
  caption.input.addEventListener('input', () => editor.commands.captionTable(caption.input.value));
  const element = row(tools.element, caption.element);
  return {
    element,
    show: () => {
      const at = tableAround(editor.state);
      element.hidden = !at;
      if (!at) return;
      tools.show();
      if (document.activeElement !== caption.input) caption.input.value = at.node.attrs.caption;
    },
  };
}

function figureRow(editor) {
  const alt = field('替代文字（必填）', 'figure-alt', '图上是什么，读给看不见的人听');
  // Not `required`: the browser would stop the whole form for a row that is not even shown.
  alt.input.setAttribute('aria-required', 'true');
  alt.input.addEventListener('input', () => editor.commands.setAlt(alt.input.value));
  const element = row(alt.element, button('删去图片', () => {
    const at = figureAround(editor.state);
    if (at) editor.chain().focus().deleteRange({ from: at.pos, to: at.pos + at.node.nodeSize }).run();
  }));
  return {
    element,
    focus: () => !element.hidden && alt.input.focus(),
    show: () => {
      const at = figureAround(editor.state);
      element.hidden = !at;
      if (!at) return;
      if (document.activeElement !== alt.input) alt.input.value = at.node.attrs.alt;
      alt.input.setAttribute('aria-invalid', String(!alt.input.value.trim()));
    },
  };
}

function linkRow(editor) {
  const href = field('链接地址', 'link-href', 'https://');
  let wanted = false;
  const wrong = Object.assign(document.createElement('span'), { className: 'bad-t', role: 'alert' });
  const close = () => {
    wanted = false;
    wrong.textContent = '';
    show();
  };
  const put = () => {
    const to = linkTo(href.input.value);
    if (!to) {
      wrong.textContent = '链接要以 https:// 或 http:// 开头，或者是 mailto: 信箱。';
      href.input.focus();
      return;
    }
    const chain = editor.chain().focus().extendMarkRange('link');
    if (editor.state.selection.empty && !editor.isActive('link')) {
      chain.insertContent({ type: 'text', text: to, marks: [{ type: 'link', attrs: { href: to } }] }).run();
    } else chain.setMark('link', { href: to }).run();
    close();
  };
  href.input.addEventListener('keydown', (e) => {
    if (e.key === 'Enter') {
      e.preventDefault();
      put();
    }
  });
  const element = row(
    href.element,
    button('加上链接', put),
    button('去掉链接', () => {
      editor.chain().focus().extendMarkRange('link').unsetMark('link').run();
      close();
    }),
    wrong,
  );
  const show = () => {
    const here = editor.isActive('link');
    element.hidden = !(wanted || here);
    if (here && document.activeElement !== href.input) href.input.value = editor.getAttributes('link').href;
  };
  return {
    element,
    show,
    close,
    open: () => {
      wanted = true;
      href.input.value = editor.getAttributes('link').href ?? '';
      show();
      href.input.focus();
    },
  };
}
