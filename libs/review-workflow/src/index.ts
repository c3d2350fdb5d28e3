export { createReviewWorkflow } from './service.ts';
