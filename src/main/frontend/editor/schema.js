// 正文的结构: everything a body may hold, and nothing else.
import { Extension, getSchema } from '@tiptap/core';
import { history, redo, undo } from '@tiptap/pm/history';
import { gapCursor } from '@tiptap/pm/gapcursor';
import { dropCursor } from '@tiptap/pm/dropcursor';
import { BulletList, Document, HardBreak, Heading, ListItem, OrderedList, Paragraph, Quote, Text } from './text.js';
import { Emphasis, Link, Strong, Subscript, Superscript } from './marks.js';
import { Table, TableCell, TableHeader, TableRow } from './table.js';
import { Figure } from './figure.js';

const History = Extension.create({
  name: 'history',
  addCommands: () => ({
    undo: () => ({ state, dispatch }) => undo(state, dispatch),
    redo: () => ({ state, dispatch }) => redo(state, dispatch),
  }),
  addKeyboardShortcuts() {
    return {
      'Mod-z': () => this.editor.commands.undo(),
      'Mod-y': () => this.editor.commands.redo(),
      'Mod-Shift-z': () => this.editor.commands.redo(),
    };
  },
  addProseMirrorPlugins: () => [history(), gapCursor(), dropCursor()],
});

export const extensions = [
  Document, Text, Paragraph, Heading, HardBreak, Quote, BulletList, OrderedList, ListItem,
  Link, Strong, Emphasis, Superscript, Subscript,
  Table, TableRow, TableCell, TableHeader, Figure, History,
];

export const schema = getSchema(extensions);
