import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { listInYaml } from './compose.ts';
import { formsOf } from './words.ts';
import { openTree, textOf } from './workspace-tree.fixture.ts';

const service = { ...formsOf('pay-roll'), kebab: 'pay-roll', title: 'Pay roll', port: 3005 };
const listed = (text: string): unknown => {
  const tree = openTree();
  tree.write('compose.yml', text);
  listInYaml(tree, 'compose.yml', service);
  return parse(textOf(tree, 'compose.yml'));
};

describe('a new service in a compose file', () => {
  it('has a block of its own, and is known to those who ask it or wait for it', () => {
    const made = listed(`
services:
  org: { image: tandem/org, ports: ['3001'] }
  activity:
    # the timeline
    image: tandem/activity
    build: { dockerfile: apps/activity/Dockerfile }
    ports:
      - '3004'

  gateway:
    environment:
      ORG_URL: http://org:3001
      ACTIVITY_URL: http://activity:3004
    depends_on:
      org: { condition: service_healthy }
      activity:
        condition: service_healthy
    profiles: [org, activity]
`);
    expect(made).toMatchObject({
      services: {
        activity: { image: 'tandem/activity', ports: ['3004'] },
        'pay-roll': {
          image: 'tandem/pay-roll',
          build: { dockerfile: 'apps/pay-roll/Dockerfile' },
          ports: ['3005'],
        },
        gateway: {
          environment: { ACTIVITY_URL: 'http://activity:3004', PAY_ROLL_URL: 'http://pay-roll:3005' },
          depends_on: { 'pay-roll': { condition: 'service_healthy' } },
          profiles: ['org', 'activity', 'pay-roll'],
        },
      },
    });
  });

  it('is listed after the last one too, and where the file has no line at its end', () => {
    expect(listed('waits:\n  - org\n  - activity')).toEqual({ waits: ['org', 'activity', 'pay-roll'] });
    expect(listed('x:\n  org: 1\n  activity: 2')).toEqual({ x: { org: 1, activity: 2, 'pay-roll': 2 } });
  });

  it('stands apart from the next one as the others do', () => {
    const blocks = ['org', 'activity', 'gateway'].map((name) => `  ${name}:\n    image: tandem/${name}\n`);
    const tree = openTree();
    tree.write('compose.yml', `services:\n\n${blocks.join('\n')}`);
    listInYaml(tree, 'compose.yml', service);
    blocks.splice(2, 0, '  pay-roll:\n    image: tandem/pay-roll\n');
    expect(textOf(tree, 'compose.yml')).toBe(`services:\n\n${blocks.join('\n')}`);
  });

  it('is not guessed where the file lists no services', () => {
    expect(() => listed('services: { org: {} }')).toThrow('compose.yml has no list with activity beside org');
  });
});
