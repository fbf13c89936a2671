// Of Tiptap's core only what this editor uses: it is bundled from its source, and a part that is named here is
// replaced. A test looks whether every command that is called is among these.
import { fileURLToPath } from 'node:url';

export const CORE = fileURLToPath(new URL('./node_modules/@tiptap/core/src/', import.meta.url));

export const COMMANDS = [
  'blur', 'clearNodes', 'command', 'createParagraphNear', 'deleteCurrentNode', 'deleteRange', 'deleteSelection',
  'exitCode', 'extendMarkRange', 'first', 'focus', 'forEach', 'insertContent', 'insertContentAt', 'join', 'lift',
  'liftEmptyBlock', 'liftListItem', 'newlineInCode', 'scrollIntoView', 'selectAll', 'selectNodeBackward',
  'selectNodeForward', 'selectTextblockEnd', 'selectTextblockStart', 'setContent', 'setMark', 'setMeta', 'setNode',
  'sinkListItem', 'splitBlock', 'splitListItem', 'toggleList', 'toggleMark', 'toggleNode', 'toggleWrap',
  'undoInputRule', 'unsetMark', 'wrapIn', 'wrapInList',
];

const none = (name, as) => `import { Extension } from '../Extension.js';\nexport const ${name} = Extension.create({ name: '${as}' });`;

const INSTEAD = {
  index: [
    "export { Editor } from './Editor.js';",
    "export { Extension } from './Extension.js';",
    "export { Mark } from './Mark.js';",
    "export { Node } from './Node.js';",
    "export { getExtensionField } from './helpers/getExtensionField.js';",
    "export { getSchema } from './helpers/getSchema.js';",
    "export { callOrReturn } from './utilities/callOrReturn.js';",
    "export { mergeAttributes } from './utilities/mergeAttributes.js';",
  ].join('\n'),
  'commands/index': COMMANDS.map((name) => `export * from './${name}.js';`).join('\n'),
  'extensions/delete': none('Delete', 'delete'),
  'extensions/textDirection': none('TextDirection', 'textDirection'),
  'decorations/DecorationManager': 'export class DecorationManager {}',
  InputRule: 'export const inputRulesPlugin = () => [];',
  PasteRule: 'export const pasteRulesPlugin = () => [];',
  NodePos: 'export class NodePos {}',
  style: "export const style = '';",
};

export const lean = {
  name: 'lean-tiptap',
  enforce: 'pre',
  load: (id) => (id.startsWith(CORE) ? (INSTEAD[id.slice(CORE.length).replace(/\.ts$/, '')] ?? null) : null),
};
