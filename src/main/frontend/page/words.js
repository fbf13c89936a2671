// 字数: Chinese characters one by one, words of letters and figures as words.
const HAN = /\p{Script=Han}/gu;
const WORD = /[\p{L}\p{N}]+(?:[.'’-][\p{L}\p{N}]+)*/gu;

export function count(text) {
  const han = text.match(HAN)?.length ?? 0;
  const words = text.replace(HAN, ' ').match(WORD)?.length ?? 0;
  return { han, words };
}

export const said = ({ han, words }) => (words ? `${han} 字，另有 ${words} 个词或数` : `${han} 字`);

/** Characters of a title as a reader counts them. */
export const length = (title) => [...title.replace(/\s/g, '')].length;
