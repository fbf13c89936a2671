import { describe, expect, test } from 'vitest';
import { schema } from '../editor/schema.js';
import { toDoc, toHtml } from '../editor/html.js';
import { corpus, random, read, write } from './corpus.js';
import { anyDocument } from './documents.js';

const round = (html) => toHtml(toDoc(schema, html));
const normal = (html) => new DOMParser().parseFromString(html, 'text/html').body.innerHTML;

describe('编辑器与服务器之间来回不变', () => {
  test.each(corpus())('%s', (_, html) => {
    expect(round(html)).toBe(normal(html));
    expect(toDoc(schema, round(html)).toJSON()).toEqual(toDoc(schema, html).toJSON());
  });

  test.each(Array.from({ length: 300 }, (_, seed) => seed))('随机正文，种子 %i', (seed) => {
    const doc = schema.nodeFromJSON(anyDocument(random(seed)));
    doc.check();
    const html = toHtml(doc);
    expect(round(html)).toBe(html);
    expect(toDoc(schema, html).textContent.replace(/ /g, '')).toBe(doc.textContent.replace(/ /g, ''));
  });

  test('交给服务器一侧检验的随机正文是现在的编辑器写出来的', () => {
    const lines = Array.from({ length: 120 }, (_, n) => toHtml(schema.nodeFromJSON(anyDocument(random(1000 + n)))));
    const text = `${lines.join('\n')}\n`;
    if (process.env.WRITE_CORPUS) write('random.txt', text);
    expect(read('random.txt')).toBe(text);
  });
});

describe('不认识的都不留', () => {
  test('样式、脚本、站外图片、空段落', () => {
    expect(
      round('<p style="color:red">甲<script>x()</script><span class="x">乙</span></p><p> </p><img src="https://e.com/a.png"><h1>丙</h1>'),
    ).toBe('<p>甲乙</p><p>丙</p>');
  });

  test('看不见的字符', () => {
    expect(round('<p>甲\u200b乙\ufeff</p>')).toBe('<p>甲乙</p>');
  });

  test('不安全的链接只留文字', () => {
    expect(round('<p><a href="javascript:x()">甲</a><a href="https://e.cn/" onclick="x()">乙</a></p>')).toBe(
      '<p>甲<a href="https://e.cn/">乙</a></p>',
    );
  });
});
