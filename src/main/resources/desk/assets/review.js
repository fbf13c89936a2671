// Comfort on the review page: what is still missing, the selection as a quote, the keys. The server decides all of it again.
(() => {
  const form = document.getElementById('sign');
  const left = document.getElementById('left');
  const go = document.querySelector('.foot .btn.go[form=sign]');
  const frame = document.querySelector('.frame.page');

  const missing = () => {
    const list = [];
    document.querySelectorAll('#files [data-unopened]').forEach((li) => list.push('打开' + li.dataset.unopened));
    if (!form) return list;
    form.querySelectorAll('[data-need]').forEach((f) => { if (!f.querySelector('input[type=radio]:checked')) list.push(f.dataset.need); });
    form.querySelectorAll('[data-all]').forEach((f) => {
      const boxes = [...f.querySelectorAll('input[type=checkbox]')];
      const rest = boxes.filter((b) => !b.checked).length;
      if (rest) list.push(f.dataset.all + (boxes.length > 1 ? '（还有 ' + rest + ' 项）' : ''));
    });
    return list;
  };
  const show = () => {
    if (!left || !go) return;
    const list = missing();
    go.setAttribute('aria-disabled', String(list.length > 0));
    left.textContent = '';
    if (list.length) {
      const b = document.createElement('b'); b.className = 'warn-t'; b.textContent = '还差 ' + list.length + ' 项：';
      left.append(b, list.join('、'));
    } else left.textContent = '都答过了，可以签署。';
  };
  if (form) {
    // One tick for an attachment and its ticks under the three questions say the same.
    form.addEventListener('change', (e) => {
      const box = e.target;
      const under = [...form.querySelectorAll('.each input')].filter((b) => b.value === box.value);
      if ('each' in box.dataset) under.forEach((b) => { b.checked = box.checked; });
      else if (under.includes(box)) form.querySelectorAll('[data-each]').forEach((b) => { if (b.value === box.value) b.checked = under.every((u) => u.checked); });
      show();
    });
    form.addEventListener('submit', (e) => {
      const by = e.submitter;
      if (by && by.value === 'RETURN') {
        const why = document.getElementById('why');
        if (why && !why.open) { e.preventDefault(); why.open = true; why.querySelector('input').focus(); }
      } else if (missing().length) {
        e.preventDefault(); show();
        const first = form.querySelector('[data-need]:not(:has(input[type=radio]:checked)) input, [data-all] input[type=checkbox]:not(:checked):not(:disabled)') || document.querySelector('#files [data-unopened] a');
        if (first) first.focus();
      }
    });
    // An attachment that was downloaded here is opened: the page is read again, what was typed stays in the browser.
    document.querySelectorAll('#files [data-opens]').forEach((a) => a.addEventListener('click', () => setTimeout(refresh, 1200)));
    show();
  }
  const refresh = async () => {
    const answer = await fetch(location.pathname, { headers: { Accept: 'text/html' } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const typed = [...form.elements].map((f) => [f.name, f.type, f.value, f.checked]);
    for (const id of ['files', 'sign']) document.getElementById(id).replaceChildren(...page.getElementById(id).childNodes);
    typed.forEach(([name, type, value, checked]) => [...form.elements].forEach((f) => {
      if (f.name !== name || f.type === 'hidden') return;
      if (type === 'radio' || type === 'checkbox') { if (f.value === value) f.checked = checked; } else f.value = value;
    }));
    document.querySelectorAll('#files [data-opens]').forEach((a) => a.addEventListener('click', () => setTimeout(refresh, 1200)));
    show();
  };

  const size = () => { try { frame.style.height = Math.max(480, frame.contentDocument.documentElement.scrollHeight + 4) + 'px'; } catch { /* the frame scrolls */ } };
  if (frame) { frame.addEventListener('load', size); if (frame.contentDocument && frame.contentDocument.readyState === 'complete') size(); }

  document.querySelectorAll('input[name=v]').forEach((r) => r.addEventListener('change', size));

  // What is selected on the page becomes the quote; struck-out words are not part of the text.
  const selected = () => {
    const inside = frame && frame.contentDocument ? String(frame.contentDocument.getSelection() || '') : '';
    if (inside.trim()) return inside.trim();
    const s = document.getSelection();
    if (!s || !s.rangeCount || !s.anchorNode || !(s.anchorNode.parentElement || {}).closest('.sheet.marked')) return '';
    const copy = s.getRangeAt(0).cloneContents();
    copy.querySelectorAll('del, .vh, .restyled').forEach((n) => n.remove());
    return copy.textContent.trim();
  };
  const annotate = () => {
    const quote = document.getElementById('aq');
    if (!quote) return false;
    const words = selected();
    if (words) quote.value = words.slice(0, 2000);
    document.getElementById('annotate').scrollIntoView({ block: 'center' });
    document.getElementById(words ? 'aw' : 'aq').focus();
    return true;
  };
  const link = (key) => document.querySelector('[data-key="' + key + '"]');
  const onKey = (e) => {
    if ((e.ctrlKey || e.metaKey) && e.key === 'Enter') {
      const ask = document.querySelector('.foot .again');
      if (ask) { e.preventDefault(); e.stopImmediatePropagation(); ask.click(); }
      return;
    }
    if (e.ctrlKey || e.metaKey || e.altKey || document.documentElement.dataset.letters === 'off' || (e.target.closest && e.target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select'))) return;
    const key = e.key.toLowerCase();
    if (key === 'c') { if (annotate()) e.preventDefault(); return; }
    const to = ['j', 'k', 'd', '?'].includes(key) && link(key);
    if (to) { e.preventDefault(); to.click(); }
  };
  document.addEventListener('keydown', onKey, true);
  if (frame) frame.addEventListener('load', () => { try { frame.contentDocument.addEventListener('keydown', onKey); } catch { /* no keys inside */ } });
  const note = link('c');
  if (note) note.addEventListener('click', (e) => { if (annotate()) e.preventDefault(); });
  document.querySelectorAll('[data-quote]').forEach((q) => {
    q.tabIndex = 0; q.title = '在页面上找到这一处';
    const find = () => { try { frame.contentWindow.getSelection().removeAllRanges(); frame.contentWindow.find(q.dataset.quote); } catch { /* not found */ } };
    q.addEventListener('click', find);
    q.addEventListener('keydown', (e) => { if (e.key === 'Enter') find(); });
  });
})();
