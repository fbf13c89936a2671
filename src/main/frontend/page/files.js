// 附件: one card each; added at once, put in order, taken away, replaced.
const KINDS = { 413: '文件太大，单个附件最大 100 MB。', 403: '页面已过期，请先把登录过期的提示处理好再上传。' };

/** Sends one file and gives its card, or the sentences of the refusal. */
export function send(form, address, file, progress) {
  return new Promise((done) => {
    const data = new FormData();
    data.append('file', file, file.name || '图片.png');
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('X-CSRF-TOKEN', form.elements._csrf.value);
    request.upload.onprogress = (e) => e.lengthComputable && progress(e.loaded / e.total);
    request.onerror = () => done({ refused: ['网络不通，文件没有传上去，请稍后再试。'] });
    request.onload = () => {
      const page = new DOMParser().parseFromString(request.responseText, 'text/html');
      const card = page.querySelector('.att');
      if (request.status === 200 && card) return done({ card: document.importNode(card, true) });
      const said = [...page.querySelectorAll('.note.bad[role=alert] li')].map((li) => li.textContent.trim());
      done({ refused: said.length ? said : [KINDS[request.status] ?? '文件没有传上去，请稍后再试。'] });
    };
    request.send(data);
  });
}

function tool(text, label, act) {
  const node = Object.assign(document.createElement('button'), { type: 'button', className: 'btn sm', textContent: text });
  node.setAttribute('aria-label', label);
  node.addEventListener('click', act);
  return node;
}

/** The list of cards with its own buttons. */
export function cards(list, { changed, pick, say }) {
  const all = () => [...list.querySelectorAll(':scope > .att')];
  const move = (card, by) => {
    const cardsNow = all();
    const to = cardsNow[cardsNow.indexOf(card) + by];
    if (!to) return;
    if (by < 0) to.before(card);
    else to.after(card);
    changed();
    say(`已移到第 ${all().indexOf(card) + 1} 个`);
  };
  const dress = (card) => {
    const name = card.querySelector('b').textContent;
    const box = card.querySelector('input[name=attachment]');
    const tools = Object.assign(document.createElement('span'), { className: 'row cardtools' });
    const gone = tool('移除', `移除 ${name}`, () => {
      box.checked = !box.checked;
      show();
      changed();
    });
    const show = () => {
      card.classList.toggle('gone', !box.checked);
      gone.textContent = box.checked ? '移除' : '放回';
      gone.setAttribute('aria-label', `${gone.textContent} ${name}`);
    };
    tools.append(
      tool('上移', `上移 ${name}`, (e) => (move(card, -1), e.target.focus())),
      tool('下移', `下移 ${name}`, (e) => (move(card, 1), e.target.focus())),
      tool('替换', `替换 ${name}`, () => pick((next) => {
        card.replaceWith(next);
        dress(next);
        changed();
      })),
      gone,
    );
    card.querySelector('.end').prepend(tools);
    box.addEventListener('change', show);
    show();
  };
  all().forEach(dress);
  return {
    add: (card) => {
      const twin = all().find((c) => c.dataset.file === card.dataset.file);
      if (twin) twin.replaceWith(card);
      else list.append(card);
      dress(card);
      changed();
    },
    /** Puts the cards in the order of these digests. */
    order: (digests) => digests.forEach((d) => {
      const card = all().find((c) => c.dataset.file === d);
      if (card) list.append(card);
    }),
  };
}
