import { expect, it, onTestFinished } from 'vitest';
import { books } from '../conformance/books.ts';
import { storeConformance } from '../conformance/index.ts';
import { describeOverMongo, openStoreToTest } from './mongo.fixture.ts';

describeOverMongo('over MongoDB', () => {
  storeConformance('the mongo store', openStoreToTest, { searches: 30 });

  it('refuses a condition on a field that is not declared, rather than matching nothing or everything', async () => {
    const opened = await openStoreToTest();
    onTestFinished(() => opened.close());
    const collection = await opened.collection(books);
    await expect(collection.find('matching', { where: { shelff: 'a' } })).rejects.toThrow(/shelff/);
  });
});
