import { expect, it } from 'vitest';
import { readAddresses } from './addresses.ts';

it('takes addresses as people paste them, each once', () => {
  expect(
    readAddresses('Ola@beistad.example, <ingvild@beistad.example>;\nola@beistad.example').addresses,
  ).toEqual(['ola@beistad.example', 'ingvild@beistad.example']);
});

it('names what is no address', () => {
  expect(readAddresses('ola, ola@beistad ola@beistad.example')).toEqual({
    addresses: ['ola@beistad.example'],
    wrong: ['ola', 'ola@beistad'],
  });
  expect(readAddresses('  \n')).toEqual({ addresses: [], wrong: [] });
});
