type Known = { readonly code?: unknown; readonly port?: unknown; readonly path?: unknown };

/** What stops a start, in words that say what to do; anything unknown keeps its stack. */
export function explain(error: unknown, help = 'npm start -- --help'): string {
  const { code, port, path } = (error ?? {}) as Known;
  if (code === 'EADDRINUSE')
    return `Port ${String(port)} is taken. Stop what uses it, or choose another one: npm start -- --port ${Number(port) + 1}`;
  if (code === 'EACCES' && port !== undefined)
    return `Port ${String(port)} may not be used by this user. Choose one above 1023: npm start -- --port 3000`;
  if (code === 'EACCES' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST')
    return `The data folder cannot be made or written (${String(path)}). Choose another one: npm start -- --data DIR`;
  if (!(error instanceof Error)) return String(error);
  const expected =
    typeof code === 'string' && (code.startsWith('data-folder.') || code.startsWith('ERR_PARSE_ARGS'));
  return expected || error.message.startsWith('--')
    ? `${error.message}\nSee ${help}`
    : (error.stack ?? error.message);
}
