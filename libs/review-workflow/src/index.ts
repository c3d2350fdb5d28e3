export { reviewWorkflowProcess } from './config.ts';
export { createReviewWorkflow } from './service.ts';
