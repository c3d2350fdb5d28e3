import { Parser } from '@asyncapi/parser';
import { Validator } from '@seriousme/openapi-schema-validator';
import { openApiDocument } from '@tandem/gateway/openapi';
import { events, problems } from '@tandem/contracts';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { asyncApiDocument } from './asyncapi.ts';
import { audienceOf, audiences } from './event-audiences.ts';
import { eventsPage } from './events-page.ts';
import { generatedFiles } from './generated-files.ts';
import { readSamples } from './samples.ts';

/** Less than this is advice: that there is a newer AsyncAPI, say. */
const warning = 1;

const newAjv = () => {
  const ajv = new Ajv({ strict: false });
  addFormats.default(ajv);
  return ajv;
};

describe('generated documents', () => {
  test('are the same each time', () => {
    expect(generatedFiles()).toEqual(generatedFiles());
  });

  test('name every error code and every event for people', () => {
    const files = generatedFiles();
    for (const code of Object.keys(problems)) expect(files['errors.md']).toContain(`\`${code}\``);
    for (const type of Object.keys(events)) expect(files['events.md']).toContain(`\`${type}\``);
  });
});

describe('the event catalogue', () => {
  test('explains every audience that an event is shown to', () => {
    const explained = audiences.map(([name]) => name);
    expect(
      Object.keys(events)
        .map(audienceOf)
        .filter((name) => !explained.includes(name)),
    ).toEqual([]);
    expect(audienceOf('tandem.organization.created.v1')).toBe('owners');
  });

  test('says of a field what it means, of one type, one aggregate, or all', () => {
    const page = eventsPage();
    expect(page).toContain('| `before` | Holder | whom it was assigned to |');
    expect(page).toContain('| `from` | Status | status before, as derived when it happened |');
    expect(page).toContain('| `membershipId` | Id | this person’s stay in the organization');
  });
});

describe('the OpenAPI document', () => {
  test('is valid OpenAPI 3.1, all its references resolved', async () => {
    const validator = new Validator();
    expect(await validator.validate({ ...openApiDocument() })).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
    expect(() => validator.resolveRefs()).not.toThrow();
  });
});

describe('the AsyncAPI document', () => {
  const document = asyncApiDocument();
  const ajv = newAjv().addSchema(document, 'asyncapi');

  test('is valid AsyncAPI 3.0, all its references resolved', async () => {
    const { diagnostics } = await new Parser().parse(JSON.stringify(document));
    const problems = diagnostics.filter(({ severity }) => severity <= warning);
    expect(problems.map(({ message, path }) => `${path.join('/')}: ${message}`)).toEqual([]);
  }, 60_000);

  test.for([...readSamples()])('accepts the frozen sample of %s', ([type, sample]) => {
    const validate = ajv.compile({ $ref: `asyncapi#/components/messages/${type}/payload` });
    validate(sample);
    expect(validate.errors).toBeNull();
  });

  test('refuses a payload of another type, were it of the same shape', () => {
    const validate = ajv.compile({
      $ref: 'asyncapi#/components/messages/tandem.project.share_link_enabled.v1/payload',
    });
    expect(validate(readSamples().get('tandem.project.share_link_rotated.v1'))).toBe(false);
  });
});
