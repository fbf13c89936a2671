// 页面说的话: where what is typed stands, who else is here, what went wrong.
const at = (id) => document.getElementById(id);
const clock = (time) => time.slice(-8);
const LOST = '没有网络，保存不到服务器。您写的都留在这台电脑上，恢复后自动补上，请不要关掉浏览器的数据。';
const OUT = '登录已过期或者这一页太旧。您写的留在这台电脑上：请在新窗口重新登录，再回到这里刷新，会接着显示。';

function button(text, act) {
  const node = Object.assign(document.createElement('button'), { type: 'button', className: 'btn sm', textContent: text });
  node.addEventListener('click', act);
  return node;
}

/** One bar above the form under a name of its own; no sentence takes it away. */
function bar(name, sentence, tone = 'warn', ...buttons) {
  const id = `bar-${name}`;
  if (!sentence) return at(id)?.remove();
  const was = at(id);
  if (was?.dataset.sentence === sentence) return;
  const made = Object.assign(document.createElement('div'), { id, className: `note ${tone} row`, role: 'status' });
  made.dataset.sentence = sentence;
  made.append(Object.assign(document.createElement('p'), { textContent: sentence }), ...buttons);
  if (was) was.replaceWith(made);
  else at('bars').append(made);
}

function people(others) {
  const here = at('here');
  here.replaceChildren(
    ...others.flatMap(({ name, place }) => {
      const seal = Object.assign(document.createElement('i'), { className: 'seal', ariaHidden: 'true', textContent: name.slice(0, 1) });
      return [seal, `${name}正在${place ? `编辑${place}` : '看这一件'}　`];
    }),
  );
}

export function notices() {
  return {
    saved({ state, answer, problem }, { replace, reload }) {
      const foot = at('saved');
      if (state === 'typing') {
        if (!at('bar-offline')) foot.textContent = '正在输入……';
        return;
      }
      foot.classList.toggle('warn-t', state !== 'kept');
      const out = problem?.status === 403 || problem?.status === 404;
      bar('offline', state === 'offline' ? (out ? OUT : LOST) : '', 'warn');
      if (state === 'offline') {
        foot.textContent = '还没有保存到服务器，内容在这台电脑上';
        return;
      }
      people(answer.others);
      bar('newer', answer.newest && `别人保存过新的一版（${answer.newest}）。您可以接着写；保存时请您逐项选择，谁的都不会被盖掉。`);
      bar(
        'elsewhere',
        state === 'elsewhere' && `您在另一个窗口里也写过这一件（${answer.at}）。这里写的先留在这台电脑上。`,
        'warn',
        button('用这里的内容', replace),
        button('看那边的内容', reload),
      );
      if (state === 'kept') foot.textContent = answer.version ? `已自动保存 ${clock(answer.at)}，还没有成为新的一版` : '没有未保存的改动';
    },
    left({ at: time, fields }, names, { go, drop }) {
      const when = new Date(time).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });
      const where = names.length ? `与现在显示的不同：${names.join('、')}` : '';
      const close = (act) => () => {
        bar('left', '');
        act();
      };
      bar(
        'left',
        `这台电脑上还有 ${when} 输入、没有送到服务器的内容（标题“${(fields.title?.[0] ?? '').slice(0, 30)}”）。${where}`,
        'warn',
        button('用它继续', close(go)),
        button('丢弃', close(drop)),
      );
    },
    unsaved: (save) => {
      bar('unsaved', '还有没有保存成版本的改动，报送的只能是已保存的一版。请先保存，再报送。', 'warn', button('现在保存', save));
      at('bar-unsaved').scrollIntoView({ block: 'center' });
      at('bar-unsaved').querySelector('button').focus();
    },
    gone: () => {
      bar('gone', '这一处的字在现在的稿件里已经没有了；保存成新的一版，筛查会重新看。', 'acc', button('知道了', () => bar('gone', '')));
      at('bar-gone').scrollIntoView({ block: 'center' });
    },
    title(n) {
      const meter = at('title-count');
      meter.textContent = n > 60 ? `${n} 字，超过建议的 60 字` : `${n} 字，建议不超过 60 字`;
      meter.className = n > 60 ? 'warn-t' : '';
    },
    words: (text) => at('words') && (at('words').textContent = text),
    body: (sentence, tone) => {
      const place = at('body-said');
      place.className = `note ${tone}`;
      place.textContent = sentence;
    },
    progress(name, part) {
      const place = at('upload');
      place.hidden = part >= 1 && !name;
      place.querySelector('progress').value = part;
      place.querySelector('span').textContent = name;
    },
    refused: (name, sentences) => bar('upload', `“${name}”没有收下：${sentences.join(' ')}`, 'bad', button('知道了', () => bar('upload', ''))),
    tell: (sentence) => (at('told').textContent = sentence),
  };
}
