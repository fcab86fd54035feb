uniform uint uId;
out uint fragId;

void main() { fragId = uId; }
