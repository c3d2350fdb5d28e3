/** The secret of a mailed link, which is taken out of the address bar at once. */
export function takeFragment(): string {
  const token = window.location.hash.slice(1);
  if (token !== '')
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
  return token;
}
