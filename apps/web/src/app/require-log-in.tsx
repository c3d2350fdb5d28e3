import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { meQuery } from '../shared/api/index.ts';
import { ProblemPanel } from '../shared/problems/index.ts';
import { PageSkeleton } from './page-skeleton.tsx';

/** Whoever is not logged in does that first, and comes back to this address. */
export function RequireLogIn() {
  const { data, error, refetch } = useQuery(meQuery);
  const { href, pathname } = useLocation();
  if (data) return <Outlet />;
  // On the way out already, while the page that it leads to is loaded: that is no address to come back to.
  if (data === null && pathname === '/') return <PageSkeleton />;
  if (data === null) return <Navigate to="/" search={{ then: href }} replace />;
  return error ? <ProblemPanel error={error} retry={refetch} /> : <PageSkeleton />;
}
