import { describe, expect, test } from 'vitest';
import { place } from '../editor/place.js';
import { schema } from '../editor/schema.js';
import { toDoc, toHtml } from '../editor/html.js';
import { corpus, random } from './corpus.js';
import { anyDocument } from './documents.js';

const FILE = `/files/${'0123456789abcdef'.repeat(4)}/图.png`;
const doc = (html) => toDoc(schema, html);
const said = (of, at) => of.textBetween(at.from, at.to, '', '\n');

/** The text of a body as the server counts it: every text and every line break. */
function whole(html) {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  body.querySelectorAll('br').forEach((br) => br.replaceWith('\n'));
  return body.textContent;
}

describe('筛查发现在正文里的位置', () => {
  test('同样的字有几处，取偏移所指的那一处', () => {
    const d = doc('<p>甲乙</p><h2>甲乙</h2><p>丙<br>甲乙</p>');
    const at = [0, 2, 6].map((offset) => place(d, offset, '甲乙'));
    expect(new Set(at.map(({ from }) => from)).size).toBe(3);
    expect(at.map((found) => said(d, found))).toEqual(['甲乙', '甲乙', '甲乙']);
    expect(d.resolve(at[1].from).parent.type.name).toBe('heading');
  });

  test('前面改过，仍找得到；字没有了，就说没有', () => {
    const d = doc('<p>新写的很长的一段话。</p><p>电话 138 1234 5678</p>');
    expect(said(d, place(d, 3, '13812345678'))).toBe('138 1234 5678');
    expect(place(d, 3, '13900000000')).toBeNull();
  });

  test('跨过加粗、链接和表格的格', () => {
    const d = doc('<p>身<strong>份</strong>证</p><table><tbody><tr><td>姓名</td><td>张三</td></tr></tbody></table>');
    expect(said(d, place(d, 0, '身份证'))).toBe('身份证');
    expect(said(d, place(d, 3, '姓名张三'))).toBe('姓名张三');
  });

  test('表题不在正文的字里，落在它的表格开头', () => {
    const d = doc('<p>甲</p><table><caption>名单</caption><tbody><tr><td>乙</td></tr></tbody></table>');
    const at = place(d, 1, '名单');
    expect(at.from).toBe(at.to);
    expect(d.resolve(at.from).parent.type.name).toBe('table');
  });

  test('没有字的是图片，缺替代文字的在先', () => {
    const d = doc(`<p>甲</p><figure><img src="${FILE}" alt="有"></figure><figure><img src="${FILE}" alt=""></figure><p>乙</p>`);
    const at = place(d, 1, '');
    expect(at.picture).toBe(true);
    expect(d.nodeAt(at.from).attrs.alt).toBe('');
    expect(place(doc('<p>甲</p>'), 0, '')).toBeNull();
  });

  test.each(corpus())('每个偏移都回到自己的字：%s', (_, html) => everywhere(html));
  test.each(Array.from({ length: 60 }, (_, seed) => seed))('随机正文，种子 %i', (seed) =>
    everywhere(toHtml(schema.nodeFromJSON(anyDocument(random(seed))))));
});

function everywhere(html) {
  const text = whole(html);
  const d = doc(html);
  for (let from = 0; from < text.length; from += 7) {
    const words = text.slice(from, from + 5);
    if (!words.trim() || from + 5 > text.length) continue;
    const at = place(d, from, words);
    expect(at, words).not.toBeNull();
    // Words that begin before a table's caption and end in it reach only to the table.
    if (!html.includes('<caption')) expect(said(d, at).replace(/\s/g, '')).toBe(words.replace(/\s/g, ''));
  }
}
