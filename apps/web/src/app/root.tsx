import { Outlet } from '@tanstack/react-router';
import { useSessionEnd } from '../shared/api/index.ts';
import { useFocusAfterNavigation } from './focus-after-navigation.ts';

export function Root() {
  useSessionEnd();
  useFocusAfterNavigation();
  return <Outlet />;
}
