// Sends a chosen file as it is and shows what came of it.
(() => {
  const upload = document.querySelector('[data-upload]');
  if (!upload) return;
  upload.hidden = false;
  const [file, said] = [upload.querySelector('input[type=file]'), upload.querySelector('[data-said]')];
  const outcome = document.querySelector('[data-outcome]');
  const token = document.querySelector('form[action$="/import"] input[name=_csrf]').value;

  async function send(run) {
    const [chosen] = file.files;
    if (!chosen) {
      said.textContent = 'ファイルを選んでください。';
      return file.focus();
    }
    said.textContent = 'ファイルを送っています。';
    const query = new URLSearchParams({ run, fileName: chosen.name });
    try {
      const answer = await fetch(`${upload.dataset.upload}/file?${query}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'csrf-token': token },
        body: chosen,
        redirect: 'error',
      });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      outcome.replaceChildren(
        ...(answer.ok ? page.body : (page.querySelector('main') ?? page.body)).childNodes,
      );
      said.textContent = '';
      outcome.scrollIntoView({ block: 'nearest' });
    } catch {
      said.textContent = '送れませんでした。通信を確かめて、もう一度お試しください。';
    }
  }

  upload.querySelector('[data-try]').addEventListener('click', () => void send('try'));
  upload.querySelector('[data-take]').addEventListener('click', () => void send('take'));
})();
