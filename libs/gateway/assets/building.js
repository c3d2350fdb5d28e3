// Looks how far the build is, and goes on to the web app when it is there.
const look = async () => {
  const answer = await fetch(location.pathname, { headers: { accept: 'text/html' } });
  if (answer.status !== 503) return location.reload();
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const shown = document.querySelector('progress');
  const now = page.querySelector('progress');
  if (shown && now) shown.value = now.value;
};
setInterval(() => look().catch(() => undefined), 500);
