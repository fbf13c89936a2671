// @vitest-environment node
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COMMANDS, CORE } from '../lean.js';

const files = (folder) => readdirSync(folder).filter((f) => /\.[jt]s$/.test(f) && f !== 'index.ts').map((f) => folder + f);
const text = (file) => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');

test('编辑器调用到的命令一个不少，没有调用的一个不带', () => {
  const homes = new Map(
    files(`${CORE}commands/`).flatMap((f) => [...text(f).matchAll(/export const (\w+): RawCommands/g)].map(([, name]) => [name, f])),
  );
  const needed = new Set();
  const look = (file) => {
    for (const [, called, quoted] of text(file).matchAll(/\.(\w+)\(|'(\w+)'/g)) {
      const home = homes.get(called ?? quoted);
      if (!home || needed.has(home)) continue;
      needed.add(home);
      look(home);
    }
  };
  const left = /(delete|textDirection)\.ts$/;
  [...files('editor/'), ...files(`${CORE}extensions/`).filter((f) => !left.test(f)), `${CORE}Editor.ts`].forEach(look);
  expect([...needed].map((f) => f.slice(`${CORE}commands/`.length, -3)).sort()).toEqual([...COMMANDS].sort());
});
