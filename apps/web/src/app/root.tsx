import { Outlet } from '@tanstack/react-router';
import { useSessionEnd } from '../shared/api/index.ts';

export function Root() {
  useSessionEnd();
  return <Outlet />;
}
