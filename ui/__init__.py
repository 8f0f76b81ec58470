"""What a user touches: the page (Gradio in FastAPI) and the command line."""
