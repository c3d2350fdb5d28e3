const key = 'tandem-reloaded-at';
/** Milliseconds within which a second failure is not mended by another reload. */
const soon = 30_000;

/**
 * After an update of the server the parts of an older page are gone: the page starts anew, once. Unsaved work is kept in
 * the browser by the page that it belongs to.
 */
export function reloadWhenUpdated(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const before = Number(sessionStorage.getItem(key) ?? 0);
    if (Date.now() - before < soon) return;
    event.preventDefault();
    sessionStorage.setItem(key, String(Date.now()));
    window.location.reload();
  });
}
