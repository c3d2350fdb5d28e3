import { createContext, useContext } from 'react';
import type { LiveState } from './open-live.ts';

const Context = createContext<LiveState>('connecting');
export const LiveStateProvider = Context.Provider;

/** Whether changes of others show by themselves just now. */
export const useLiveState = (): LiveState => useContext(Context);
