"""A course as a Common Cartridge: pages, quizzes in the cartridge's own small part of QTI 1.2, and a question bank."""
