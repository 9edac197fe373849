"""The networks of models/src/main/net in PyTorch, layer by layer."""

from torch import cat, nn
from torch.nn import functional as F


def lenet():
    return nn.Sequential(
        nn.Conv2d(1, 20, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(20, 50, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(800, 500), nn.ReLU(), nn.Linear(500, 10))


def mlp():
    return nn.Sequential(
        nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 256), nn.ReLU(), nn.Linear(256, 10))


def lenet_dropout():
    return nn.Sequential(
        nn.Conv2d(1, 10, 5), nn.MaxPool2d(2), nn.ReLU(), nn.Conv2d(10, 20, 5), nn.Dropout2d(), nn.MaxPool2d(2),
        nn.ReLU(), nn.Flatten(), nn.Linear(320, 50), nn.ReLU(), nn.Dropout(), nn.Linear(50, 10))


class ResidualBlock(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1)

    def forward(self, x):
        return F.relu(x + self.conv2(F.relu(self.conv1(x))))


def residual():
    return nn.Sequential(
        nn.Conv2d(1, 16, 5), nn.ReLU(), nn.MaxPool2d(2), ResidualBlock(16), nn.Conv2d(16, 32, 5), nn.ReLU(),
        nn.MaxPool2d(2), ResidualBlock(32), nn.Flatten(), nn.Linear(512, 10))


class InceptionBlock(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.branches = nn.ModuleList([
            nn.Conv2d(channels, 16, 1),
            nn.Sequential(nn.Conv2d(channels, 16, 1), nn.Conv2d(16, 24, 5, padding=2)),
            nn.Sequential(
                nn.Conv2d(channels, 16, 1), nn.Conv2d(16, 24, 3, padding=1), nn.Conv2d(24, 24, 3, padding=1)),
            nn.Sequential(nn.AvgPool2d(3, stride=1, padding=1), nn.Conv2d(channels, 24, 1)),
        ])

    def forward(self, x):
        return cat([branch(x) for branch in self.branches], 1)


def inception():
    return nn.Sequential(
        nn.Conv2d(1, 10, 5), nn.MaxPool2d(2), nn.ReLU(), InceptionBlock(10), nn.Conv2d(88, 20, 5), nn.MaxPool2d(2),
        nn.ReLU(), InceptionBlock(20), nn.Flatten(), nn.Linear(1408, 10))


def cifar_convnet():
    return nn.Sequential(
        nn.Conv2d(3, 48, 3), nn.ReLU(), nn.Conv2d(48, 48, 3), nn.ReLU(), nn.Conv2d(48, 96, 3), nn.ReLU(),
        nn.Conv2d(96, 96, 3, stride=2), nn.ReLU(), nn.Flatten(), nn.BatchNorm1d(96 * 12 * 12), nn.ReLU(),
        nn.Linear(96 * 12 * 12, 256), nn.ReLU(), nn.Linear(256, 10))


def unit(inputs, outputs, kernel, stride=1, groups=1, activation=nn.ReLU6):
    """A convolution without bias that keeps the size up to its stride, batch normalization and, where there is one, an activation."""
    conv = nn.Conv2d(inputs, outputs, kernel, stride, (kernel - 1) // 2, groups=groups, bias=False)
    return nn.Sequential(conv, nn.BatchNorm2d(outputs), *([activation(inplace=True)] if activation else []))


class BasicBlock(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.body = nn.Sequential(
            unit(inputs, outputs, 3, stride, activation=nn.ReLU), unit(outputs, outputs, 3, activation=None))
        same = inputs == outputs and stride == 1
        self.shortcut = nn.Identity() if same else unit(inputs, outputs, 1, stride, activation=None)

    def forward(self, x):
        return F.relu(self.body(x) + self.shortcut(x), inplace=True)


def resnet18():
    layers = [unit(3, 64, 7, 2, activation=nn.ReLU), nn.MaxPool2d(3, 2, 1)]
    inputs = 64
    for outputs, stride in ((64, 1), (128, 2), (256, 2), (512, 2)):
        layers += [BasicBlock(inputs, outputs, stride), BasicBlock(outputs, outputs, 1)]
        inputs = outputs
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512, 1000))


class InvertedResidual(nn.Module):
    def __init__(self, inputs, outputs, stride, expand):
        super().__init__()
        hidden = expand * inputs
        self.adds = stride == 1 and inputs == outputs
        self.body = nn.Sequential(
            *([unit(inputs, hidden, 1)] if expand > 1 else []),
            unit(hidden, hidden, 3, stride, groups=hidden), unit(hidden, outputs, 1, activation=None))

    def forward(self, x):
        return x + self.body(x) if self.adds else self.body(x)


def mobilenet_v2():
    layers = [unit(3, 32, 3, 2)]
    inputs = 32
    for expand, outputs, count, first_stride in (
            (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)):
        for index in range(count):
            layers.append(InvertedResidual(inputs, outputs, first_stride if index == 0 else 1, expand))
            inputs = outputs
    return nn.Sequential(
        *layers, unit(320, 1280, 1), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.2), nn.Linear(1280, 1000))
