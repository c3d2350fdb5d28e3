import type { ErrorCode, Route } from '@tandem/contracts';
import { commonErrors, problemKinds, problems, routes } from '@tandem/contracts';
import { code, page, table } from './markdown.ts';

/** Every code of the API by its HTTP status: what it means, what to do, who answers it. */
export function errorsPage(): string {
  const codes = Object.keys(problems) as ErrorCode[];
  const rows = codes
    .map((name) => ({ name, status: problemKinds[problems[name].kind], ...problems[name] }))
    .sort((a, b) => a.status - b.status)
    .map(({ name, status, title, action }) => [String(status), code(name), title, action, answeredBy(name)]);
  return page(
    'Error codes',
    'Errors are RFC 9457 problem documents. `code` is stable; texts may improve. `detail` says what to do.',
    table(['status', 'code', 'what it means', 'what to do', 'routes'], rows),
  );
}

function answeredBy(name: ErrorCode): string {
  if (commonErrors.some((common) => common === name)) return 'any';
  return Object.entries<Route>(routes)
    .filter(([, { errors }]) => errors.includes(name))
    .map(([route]) => code(route))
    .join(', ');
}
