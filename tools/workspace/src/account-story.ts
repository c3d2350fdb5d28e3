import type { AccountState } from '@tandem/contracts';
import type { SampleStory } from './sample-cast.ts';
import { asSystem, mika, step } from './sample-cast.ts';

export const accountStory: SampleStory<AccountState> = {
  aggregate: 'account',
  first: {
    id: mika,
    name: 'Mika',
    emailVerified: false,
    emailDomain: 'blue-coast.example',
    credentialsVersion: 1,
  },
  steps: [
    step('tandem.account.created.v1', { actor: mika, organization: null }, {}),
    step('tandem.account.email_verified.v1', { actor: mika, organization: null }, {}, (state) => ({
      ...state,
      emailVerified: true,
    })),
    step('tandem.account.renamed.v1', { actor: mika, organization: null }, {}, (state) => ({
      ...state,
      name: 'Mika Tanaka',
    })),
    step('tandem.account.password_changed.v1', { actor: mika, organization: null }, {}, (state) => ({
      ...state,
      credentialsVersion: 2,
    })),
    step('tandem.account.restated.v1', asSystem, {}),
  ],
};
