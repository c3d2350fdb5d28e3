// The small pages' behaviour: dates in the reader's locale, the token of a link, one button.
for (const time of document.querySelectorAll('time')) {
  time.textContent = new Date(time.dateTime).toLocaleString(undefined, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
}
const token = location.hash.slice(1);
const shown = document.querySelector('[data-token]');
if (shown && token) shown.textContent = JSON.stringify({ token });
const verify = document.querySelector('[data-verify]');
verify?.addEventListener('click', async () => {
  const outcome = document.querySelector('[data-outcome]');
  verify.disabled = true;
  const response = await fetch('/v1/accounts/verify-email', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  const problem = response.ok ? undefined : await response.json();
  outcome.textContent = problem
    ? `${problem.title} ${problem.detail}`
    : 'Your address is verified. You can close this page.';
  verify.disabled = response.ok;
});
