// The texts of src/test/resources/editor, which a Java test puts through the server's gate.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(process.cwd(), '../../test/resources/editor');
export const corpus = () =>
  readdirSync(FOLDER).filter((f) => f.endsWith('.html')).map((f) => [f, readFileSync(join(FOLDER, f), 'utf8')]);
export const read = (name) => readFileSync(join(FOLDER, name), 'utf8');
export const write = (name, text) => writeFileSync(join(FOLDER, name), text);

/** A seeded generator; the seed is part of a failing test's name. */
export function random(seed) {
  let state = seed;
  const next = () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return { below: (n) => Math.floor(next() * n), one: (of) => of[Math.floor(next() * of.length)], chance: (p) => next() < p };
}
