// 表格: rows and cells of prosemirror-tables, written as the server's gate keeps them.
import { Node, callOrReturn, getExtensionField } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import * as pm from '@tiptap/pm/tables';

const span = (name) => ({
  default: 1,
  parseHTML: (cell) => Math.min(999, Math.max(1, parseInt(cell.getAttribute(name) || '1', 10) || 1)),
  renderHTML: (attributes) => (attributes[name] > 1 ? { [name]: attributes[name] } : {}),
});

const spans = () => ({
  colspan: span('colspan'),
  rowspan: span('rowspan'),
  colwidth: { default: null, rendered: false, parseHTML: () => null },
});

const command = (act) => () => ({ state, dispatch }) => act(state, dispatch);

export const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  tableRole: 'table',
  isolating: true,
  addAttributes: () => ({
    caption: {
      default: '',
      rendered: false,
      parseHTML: (table) => (table.querySelector(':scope > caption')?.textContent ?? '').trim(),
    },
  }),
  parseHTML: () => [{ tag: 'table' }, { tag: 'caption', ignore: true }, { tag: 'colgroup', ignore: true }],
  renderHTML: ({ node }) =>
    node.attrs.caption
      ? ['table', ['caption', node.attrs.caption], ['tbody', 0]]
      : ['table', ['tbody', 0]],
  addCommands: () => ({
    insertTable: (rows = 3, columns = 3) => ({ state, dispatch }) => {
      const { table, tableRow, tableHeader, tableCell } = state.schema.nodes;
      const line = (cell) => tableRow.create(null, Array.from({ length: columns }, () => cell.createAndFill()));
      const node = table.create(null, Array.from({ length: rows }, (_, n) => line(n ? tableCell : tableHeader)));
      if (dispatch) {
        const tr = state.tr.replaceSelectionWith(node);
        let at = 0;
        tr.doc.nodesBetween(state.selection.from - 1, tr.doc.content.size, (found, pos) => {
          if (!at && found.eq(node)) at = pos;
          return !at;
        });
        dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView());
      }
      return true;
    },
    addRowBefore: command(pm.addRowBefore),
    addRowAfter: command(pm.addRowAfter),
    addColumnBefore: command(pm.addColumnBefore),
    addColumnAfter: command(pm.addColumnAfter),
    deleteRow: command(pm.deleteRow),
    deleteColumn: command(pm.deleteColumn),
    deleteTable: command(pm.deleteTable),
    mergeCells: command(pm.mergeCells),
    splitCell: command(pm.splitCell),
    toggleHeaderRow: command(pm.toggleHeader('row')),
    toggleHeaderColumn: command(pm.toggleHeader('column')),
    captionTable: (caption) => ({ state, dispatch }) => {
      const at = tableAround(state);
      if (at && dispatch) dispatch(state.tr.setNodeAttribute(at.pos, 'caption', caption));
      return Boolean(at);
    },
  }),
  addKeyboardShortcuts() {
    const next = (way) => () => this.editor.commands.command(({ state, dispatch }) => pm.goToNextCell(way)(state, dispatch));
    return {
      Tab: () =>
        next(1)() ||
        (this.editor.isActive('table') && this.editor.chain().addRowAfter().run() && next(1)()),
      'Shift-Tab': next(-1),
    };
  },
  addProseMirrorPlugins: () => [pm.tableEditing({ allowTableNodeSelection: false })],
  extendNodeSchema(extension) {
    const context = { name: extension.name, options: extension.options, storage: extension.storage };
    return { tableRole: callOrReturn(getExtensionField(extension, 'tableRole', context)) };
  },
});

/** The table one is in, and where it stands. */
export function tableAround(state) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    if ($from.node(depth).type.name === 'table') return { node: $from.node(depth), pos: $from.before(depth) };
  }
  return null;
}

export const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)*',
  tableRole: 'row',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
});

export const TableCell = Node.create({
  name: 'tableCell',
  content: 'block+',
  tableRole: 'cell',
  isolating: true,
  addAttributes: spans,
  parseHTML: () => [{ tag: 'td' }],
  renderHTML: ({ HTMLAttributes }) => ['td', HTMLAttributes, 0],
});

export const TableHeader = Node.create({
  name: 'tableHeader',
  content: 'block+',
  tableRole: 'header_cell',
  isolating: true,
  addAttributes: () => ({
    ...spans(),
    // Rows and columns get their scope when the text is written; only groups have to be remembered.
    group: {
      default: null,
      parseHTML: (th) => /^(row|col)group$/.exec(th.getAttribute('scope') ?? '')?.[0] ?? null,
      renderHTML: ({ group }) => (group ? { scope: group } : {}),
    },
  }),
  parseHTML: () => [{ tag: 'th' }],
  renderHTML: ({ HTMLAttributes }) => ['th', HTMLAttributes, 0],
});
