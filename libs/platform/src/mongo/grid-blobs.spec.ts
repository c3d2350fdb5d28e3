import { blobsConformance } from '../conformance/index.ts';
import { describeOverMongo, openBlobsToTest } from './mongo.fixture.ts';

describeOverMongo('over MongoDB, blobs', () => {
  blobsConformance('blobs in GridFS', openBlobsToTest);
});
