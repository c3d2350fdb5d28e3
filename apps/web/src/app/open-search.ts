import { createContext, useContext } from 'react';

export const OpenSearch = createContext<() => void>(() => undefined);
export const useOpenSearch = (): (() => void) => useContext(OpenSearch);
