// 编辑页: saves by itself, says who is here, counts, outlines, and fetches the editor after the first paint.
import { autosave } from './autosave.js';
import { apply, different, named, same, typed } from './form.js';
import { store } from './store.js';
import { count, length, said } from './words.js';
import { cards, send } from './files.js';
import { notices } from './notices.js';
import { outline } from './outline.js';
import { similar } from './similar.js';
import { previews } from './preview.js';
import { places } from './places.js';
import { annotations } from './annotations.js';

const form = document.getElementById('f');
if (form) start(form);
else document.querySelectorAll('textarea[data-editor]').forEach(alone);

/** A body on a page of its own, as when two are merged. */
async function alone(area) {
  const { mount } = await import(/* @vite-ignore */ '/desk/assets/editor.js');
  const editor = mount(area, { clean: async (html) => ({ html, dropped: [] }), say: () => {}, upload: async () => null });
  area.form.addEventListener('submit', () => editor.flush());
  area.addEventListener('input', () => {
    area.form.elements['pick.body'].value = 'merged';
  });
}

function start(form) {
  const { item, person, base, known } = form.dataset;
  const address = `/desk/items/${item}`;
  const body = form.elements.body;
  const say = notices();
  const writer = [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');
  const headers = { 'X-CSRF-TOKEN': form.elements._csrf.value };
  const began = typed(form);
  const copies = store(`${person}/${item}`).catch(() => null);
  const local = {
    put: async (copy) => (await copies)?.put(copy),
    remove: async () => (await copies)?.remove(),
  };

  let place = '';
  form.addEventListener('focusin', (e) => {
    const name = e.target.closest('.editor') ? '正文' : e.target.name ? named(form, e.target.name) : '';
    place = name.slice(0, 40);
  });
  document.addEventListener('focusout', () => (place = ''));

  const post = async (data) => {
    const json = JSON.stringify({ writer, base: Number(base), place, ...data });
    const answer = await fetch(`${address}/working-copy`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: json,
      keepalive: json.length < 20000,
      signal: AbortSignal.timeout(8000),
    });
    if (!answer.ok) throw Object.assign(new Error(`${answer.status}`), { status: answer.status });
    return answer.json();
  };
  const saving = autosave({
    read: () => typed(form),
    gather: () => editor?.flush(),
    local,
    send: post,
    known: Number(known),
    base: Number(base),
    tell: (news) => say.saved(news, {
      replace: () => saving.replace(news.answer.version),
      reload: () => location.reload(),
    }),
  });

  let editor = null;
  const showCounts = () => {
    const titled = length(form.elements.title.value);
    say.title(titled);
    say.words(said(count(textOf(body.value))));
    outline(body.value, (n) => editor?.headings()[n]);
  };
  let touched = Number(known) > 0;
  const change = () => {
    touched = true;
    saving.changed();
  };
  form.addEventListener('input', (e) => {
    if (e.target.closest('.toolrows')) return;
    change();
    showCounts();
  });
  form.addEventListener('change', (e) => e.target.type !== 'file' && !e.target.closest('.toolrows') && change());
  // What goes to review is a saved revision.
  document.getElementById('send').addEventListener('submit', (e) => {
    editor?.flush();
    if (!touched) return;
    e.preventDefault();
    say.unsaved(() => form.requestSubmit());
  });
  showCounts();
  similar(form.elements.title, `${address}/similar`);
  previews();
  places(form, () => editor, say.gone);
  const pins = annotations(() => editor);

  const lastWords = () => {
    editor?.flush();
    if (saving.unsent) saving.flush();
  };
  document.addEventListener('visibilitychange', () => document.hidden && lastWords());
  addEventListener('pagehide', lastWords);
  addEventListener('online', () => saving.push());
  addEventListener('offline', () => say.saved({ state: 'offline' }, {}));

  // The form goes only when nothing else is under way; what it carries is on this machine until it has arrived.
  let sending = false;
  form.addEventListener('submit', async (e) => {
    if (sending) return;
    e.preventDefault();
    editor?.flush();
    await saving.stop();
    if (!(await reachable())) {
      saving.resume();
      say.saved({ state: 'offline' }, {});
      return;
    }
    sending = true;
    form.requestSubmit(e.submitter ?? undefined);
    sending = false;
  });
  const reachable = () => post({ version: 1, known: 0, fields: null }).then(() => true, () => false);

  document.addEventListener('keydown', (e) => {
    if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === 's') {
      e.preventDefault();
      form.requestSubmit();
    }
  });

  const upload = async (file) => {
    say.progress(file.name, 0);
    const { card, refused } = await send(form, `${address}/files`, file, (part) => say.progress(file.name, part));
    say.progress('', 1);
    if (refused) say.refused(file.name, refused);
    return card;
  };
  const picking = form.elements.file;
  let replacing = null;
  const pick = (then) => {
    replacing = then;
    picking.multiple = !then;
    picking.click();
  };
  const files = cards(document.getElementById('files'), { changed: change, pick, say: say.tell });
  document.getElementById('add').hidden = false;
  document.getElementById('add').addEventListener('click', () => pick(null));
  picking.className = 'vh';
  picking.tabIndex = -1;
  picking.addEventListener('change', async () => {
    for (const file of [...picking.files]) {
      const card = await upload(file);
      if (card) (replacing ?? files.add)(card);
    }
    picking.value = '';
  });

  const recovered = recover();
  async function recover() {
    const left = await (await copies)?.get().catch(() => null);
    if (!left) return;
    const arrived = left.submitted && Number(base) > left.base;
    if (arrived || same(left.fields, began)) return local.remove();
    say.left(left, different(left.fields, began).map((n) => named(form, n)), {
      go: () => {
        apply(form, left.fields);
        files.order(left.fields.attachment ?? []);
        change();
        showCounts();
      },
      drop: () => local.remove(),
    });
  }

  const clean = async (html) => {
    const data = new FormData();
    data.append('html', readable(html));
    try {
      const answer = await fetch(`${address}/paste`, { method: 'POST', headers, body: data, signal: AbortSignal.timeout(20000) });
      if (answer.ok) return await answer.json();
      throw new Error(`${answer.status}`);
    } catch {
      const page = new DOMParser().parseFromString(html, 'text/html');
      const styled = page.querySelectorAll('[data-style], [class], font').length;
      const pictures = page.querySelectorAll('img').length;
      return {
        html,
        dropped: [
          '服务器没有应答，按本机规则清理',
          ...(styled ? [`去掉 ${styled} 处样式`] : []),
          ...(pictures ? [`去掉 ${pictures} 张站外图片`] : []),
        ],
      };
    }
  };

  // The editor is the heavy part: it comes when the page already stands.
  requestAnimationFrame(() =>
    setTimeout(async () => {
      const { mount } = await import(/* @vite-ignore */ '/desk/assets/editor.js');
      editor = mount(body, {
        clean,
        say: say.body,
        upload: async (file) => (await upload(file))?.dataset,
      });
      await recovered;
      pins();
      form.dataset.ready = '';
      showCounts();
    }),
  );
}

/** Without what no server takes: control characters and halves of characters. */
const readable = (text) => text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '');

function textOf(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  return page.body.textContent;
}
