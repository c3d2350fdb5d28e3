import { createDrafts } from './drafts.ts';

export const drafts = createDrafts();
